"""« Ailleurs au Québec »: what happened in each region, month by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.new.groups import reader_of
from portal.links import subject_address
from portal.models import Region
from portal.registries.novelties import novelties

MONTHS = 6
MOST = 8  # things of a region in a month
FEW = 5  # a smaller number could tell who: it is not said (research/community.md, 3.10)


@dataclass(frozen=True)
class RegionInMonth:
    """What happened in a region in a month.

    Args:
        things: `InRegion`s that have a title, the newest first.
        more: how many others there were.
        counted: what is counted and never named, in words.
    """

    name: str
    url: str
    things: list
    more: int
    counted: str


@dataclass(frozen=True)
class Month:
    """A month, with the regions in which something happened."""

    label: str
    regions: list


def first_day(today):
    """Return the first day of the oldest month shown."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def months_for(user, region=None, today=None):
    """Return the last months, the newest first, as `user` may read them.

    Args:
        region: the only `Region` to show, all when None.
    """
    today, reader = today or timezone.localdate(), reader_of(user)
    since = timezone.make_aware(datetime.combine(first_day(today), time.min))
    found = defaultdict(lambda: defaultdict(list))
    for source in novelties:
        for thing in source.in_regions(reader, since):
            if first_day(today) <= thing.day <= today:
                for key in thing.regions:
                    found[thing.day.replace(day=1)][key].append(thing)
    regions = [region] if region else list(Region.objects.all())
    months = [_month(day, found[day], regions) for day in sorted(found, reverse=True)]
    return [month for month in months if month.regions]


def _month(day, by_region, regions):
    shown = [_region(region, by_region[region.pk]) for region in regions if by_region.get(region.pk)]
    return Month(date_format(day, "F Y"), shown)


def _region(region, things):
    named = sorted((thing for thing in things if thing.title), key=lambda thing: thing.day, reverse=True)
    return RegionInMonth(
        name=region.name,
        url=subject_address(region),
        things=named[:MOST],
        more=max(0, len(named) - MOST),
        counted=_counted(sum(not thing.title for thing in things)),
    )


def _counted(number):
    if not number:
        return ""
    if number < FEW:
        return _("Fewer than 5 questions were answered.")
    return ngettext("%(number)s question was answered.", "%(number)s questions were answered.", number) % {
        "number": number
    }
