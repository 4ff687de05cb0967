"""The agenda: the events of a month, narrowed by what its address asks."""

from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portal.models import Region, Theme
from webinars.calendar.month import HOME, Month, bounds, days_of, weekdays, weeks_of
from webinars.models import EventPage
from webinars.shown import event_cards

KINDS = {"webinaire": (_("Webinars"), "webinarpage"), "rencontre": (_("Meetings"), "meetingpage")}
LIST, GRID = "liste", "mois"
MOST = 200


@dataclass(frozen=True)
class Asked:
    """What the address of the agenda asks; what it cannot ask counts for nothing.

    Args:
        month: a `Month`; view: `GRID` or `LIST`.
        kind, theme, region: a choice, or "".
    """

    month: Month
    view: str = GRID
    kind: str = ""
    theme: str = ""
    region: str = ""

    @classmethod
    def of(cls, given, today):
        """Read the parameters of an address."""
        return cls(
            Month.read(given.get("mois", "")) or Month.of(today),
            LIST if given.get("vue") == LIST else GRID,
            given.get("genre", "") if given.get("genre") in KINDS else "",
            given.get("theme", "")[:80].replace("\x00", ""),
            given.get("region", "")[:80].replace("\x00", ""),
        )

    def url(self, **changes):
        """Return the address that asks the same, but for `changes`."""
        asked = {**self.__dict__, **changes}
        values = {
            "mois": str(asked["month"]) if asked["month"] else "",
            "vue": asked["view"] if asked["view"] == LIST else "",
            "genre": asked["kind"],
            "theme": asked["theme"],
            "region": asked["region"],
        }
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{reverse('agenda')}?{query}" if query else reverse("agenda")

    @property
    def is_narrowed(self):
        """Whether some events are left out."""
        return bool(self.kind or self.theme or self.region)


def _narrowed(events, asked):
    if asked.kind:
        events = events.filter(**{f"{KINDS[asked.kind][1]}__isnull": False})
    if asked.theme:
        wider = Q(themes__slug=asked.theme) | Q(themes__parent__slug=asked.theme)
        events = events.filter(pk__in=EventPage.objects.filter(wider).values("pk"))
    if asked.region:
        events = events.filter(regions__slug=asked.region)
    return events


def _months_with_events(user):
    """Return the first and last month in which there is an event, or None twice."""
    ends = EventPage.objects.visible_to(user).aggregate(Min("starts_at"), Max("ends_at"))
    return [Month.of(end.astimezone(HOME).date()) if end else None for end in ends.values()]


def agenda(user, given):
    """Return the variables of the agenda.

    Args:
        user: the reader; `given`: the parameters of the address.
    """
    today = timezone.now().astimezone(HOME).date()
    asked = Asked.of(given, today)
    begins, before = bounds(asked.month)
    events = EventPage.objects.visible_to(user).filter(
        starts_at__lt=before, ends_at__gt=begins, alias_of__isnull=True
    )
    found = _narrowed(events, asked).order_by("starts_at", "pk")[:MOST]
    cards, by_day = _by_day(found, asked.month)
    first, last = _months_with_events(user)
    return {
        "asked": asked,
        "month": asked.month,
        "is_list": asked.view == LIST,
        "cards": cards,
        "weeks": weeks_of(asked.month, by_day, today),
        "weekdays": weekdays(),
        "ways": _ways(asked, today, first, last),
        "choices": _choices(asked),
    }


def _by_day(events, month):
    """Return the cards of a month, and {date: cards}."""
    cards = {card.key: card for card in event_cards(events)}
    shown, by_day = {}, {}
    for event in events.only("starts_at", "ends_at", "zone"):
        for day in days_of(event.starts_at, event.ends_at, event.tz):
            if Month.of(day) == month:
                shown[event.pk] = cards[event.pk]
                by_day.setdefault(day, []).append(cards[event.pk])
    return list(shown.values()), by_day


def _ways(asked, today, first, last):
    """Return the addresses around: none leads where nothing can be, so that robots stop there."""
    now, month = Month.of(today), asked.month
    return {
        "previous": _way(asked, month.beside(-1)) if first and min(first, now) < month else None,
        "next": _way(asked, month.beside(1)) if last and month < max(last, now) else None,
        "today": _way(asked, None) if month != now else None,
        "grid": asked.url(view=GRID),
        "list": asked.url(view=LIST),
        "everything": asked.url(kind="", theme="", region=""),
    }


def _way(asked, month):
    return {"url": asked.url(month=month), "label": month.label if month else ""}


def _choices(asked):
    """Return [{name, label, options: [(value, label, chosen)]}] of what narrows the agenda."""
    themes = [(theme.slug, theme.name) for theme in Theme.objects.all()]
    regions = [(region.slug, region.name) for region in Region.objects.all()]
    kinds = [(code, label) for code, (label, _relation) in KINDS.items()]
    return [
        _choice("genre", _("Webinars or meetings"), kinds, asked.kind),
        _choice("theme", _("Theme"), themes, asked.theme),
        _choice("region", _("Region"), regions, asked.region),
    ]


def _choice(name, label, options, chosen):
    options = [(value, text, value == chosen) for value, text in options]
    return {"name": name, "label": label, "options": options}
