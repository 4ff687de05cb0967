"""Who came to a stop of a tour, by sector, and how many joined in the 60 days after. Few is not a number."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Application, ApplicationState, Sector
from webinars.choices import EventStatus, MeetingFormat
from webinars.models import EventRegistration, HeadCount

FEW = 5
COUNTED_FOR = timedelta(days=60)


def is_tour(event):
    """Tell whether an event is a stop of a tour that took place, or does."""
    return getattr(event, "format", "") == MeetingFormat.TOUR and event.status == EventStatus.PLANNED


@dataclass(frozen=True)
class TourResults:
    """What a stop of a tour brought.

    Args:
        regions: their names.
        sectors: [(label, number, or None for fewer than five)], empty where nothing was written. Each
            sector stands there, were it for nobody: that one came alone is said of no sector.
        joined: how many became members, None for fewer than five.
        is_final: whether the 60 days are over.
    """

    regions: list
    sectors: list
    joined: int | None
    is_final: bool


def results_of(event, now=None):
    """Return the `TourResults` of a stop that began.

    Args:
        event: a `MeetingPage`.
        now: the moment, this one by default.
    """
    now = now or timezone.now()
    regions = list(event.regions.all())
    counts = _by_sector(event)
    labels = {**dict(Sector.choices), **({"": _("Sector not said")} if counts[""] else {})}
    return TourResults(
        regions=[str(region) for region in regions],
        sectors=[(label, _shown(counts[key])) for key, label in labels.items()]
        if any(counts.values())
        else [],
        joined=_shown(_joined(event, regions, now)),
        is_final=now >= event.ends_at + COUNTED_FOR,
    )


def _shown(number):
    return number if number >= FEW else None


def _by_sector(event):
    """Count who came by sector: members by what they say of themselves, the others by the numbers."""
    counts: Counter = Counter()
    came = EventRegistration.objects.filter(event_id=event.pk, attendance__came=True).order_by()
    for row in came.values("user__profile__sector").annotate(number=Count("pk"), people=Sum("people")):
        counts[row["user__profile__sector"] or ""] += row["number"]
        # Of the people beside her, nothing is known.
        counts[""] += row["people"] - row["number"]
    heads = HeadCount.objects.filter(event_id=event.pk).order_by()
    for row in heads.values("sector").annotate(total=Sum("number")):
        counts[row["sector"]] += row["total"]
    return counts


def _joined(event, regions, now):
    """Count those of its regions who became members in the 60 days after, up to now."""
    if not regions:
        return 0
    until = min(now, event.ends_at + COUNTED_FOR)
    of_region = Q(region__in=regions) | Q(region=None, account__profile__region__in=regions)
    accepted = Application.objects.filter(of_region, state=ApplicationState.ACCEPTED)
    joined = accepted.filter(decided_at__gte=event.starts_at, decided_at__lt=until, account__is_active=True)
    return joined.values("account").distinct().count()
