"""The webinars and meetings of the demonstration: one in each state, at dates relative to the loading."""

import json
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from home.demonstration_site import FOLDER, pair
from portal.models import Region, Theme
from webinars.choices import EventStatus, Registration, Zone
from webinars.models import EventSeries, MeetingPage, Session, Speaker, WebinarIndexPage, WebinarPage
from webinars.scheduling import set_status

INDEX = {
    "fr": {
        "title": "Webinaires",
        "slug": "webinaires",
        "introduction": "À midi, toutes les deux semaines : on écoute, on se parle, et tout reste ici pour "
        "celles qui n’ont pas pu venir.",
    },
    "en": {
        "title": "Webinars",
        "slug": "webinars",
        "introduction": "At noon, every other week: we listen, we talk, and all of it stays here for those "
        "who could not come.",
    },
}
TYPES = {"webinar": WebinarPage, "meeting": MeetingPage}
PLAIN = ("title", "slug", "introduction", "why_come", "place", "access_note", "other_title", "other_summary")
OWN = ("format", "preparation", "practical_help", "on_line_too", "capacity", "language")
BEGUN = timedelta(minutes=20)
CLOSE, FRIDAY = 2, 4
HOME = ZoneInfo(Zone.EASTERN)


def load_index(homes):
    """Make the lists of webinars and meetings, and return them: {language: list}."""
    return pair(homes, lambda code: WebinarIndexPage(show_in_menus=True, **INDEX[code]))


def load_events(indexes):
    """Make the events under the French list; a second run adds nothing."""
    told = json.loads((FOLDER / "events.json").read_text(encoding="utf-8"))
    series, _made = EventSeries.objects.get_or_create(
        name_fr=told["series"]["name_fr"], defaults=told["series"]
    )
    for row in told["events"]:
        if not TYPES[row["kind"]].objects.filter(slug=row["slug"]).exists():
            _load(row, indexes["fr"], series)


def _load(row, index, series):
    event = TYPES[row["kind"]](
        **{name: row[name] for name in (*PLAIN, *OWN) if name in row},
        **_times(row),
        recording_expected=not row.get("no_recording"),
        registration=Registration.GUESTS if row.get("guests") else Registration.MEMBERS,
        series=series if row.get("series") else None,
        locale=index.locale,
    )
    event.themes = Theme.objects.filter(slug__in=row.get("themes", []))
    event.regions = Region.objects.filter(code__in=row.get("regions", []))
    event.speakers = [
        Speaker(name=name, organisation=organisation, biography=biography, sort_order=place)
        for place, (name, organisation, biography) in enumerate(row["speakers"])
    ]
    if "sessions" in row:
        event.sessions = [_session(told, event, place) for place, told in enumerate(row["sessions"])]
    index.refresh_from_db()
    index.add_child(instance=event)
    event.save_revision().publish()
    if "status" in row:
        set_status(event, EventStatus(row["status"]), word=row["word"])


def _times(row):
    """Return when it begins and ends, and when registration opens."""
    now = timezone.now()
    begins = now - BEGUN if row.get("now") else _at(row["in_days"], row["at"])
    opens = row.get("opens_in_days")
    return {
        "starts_at": begins.replace(second=0, microsecond=0),
        "ends_at": begins.replace(second=0, microsecond=0) + timedelta(minutes=row["minutes"]),
        "registration_opens_at": _at(opens, "09:00") if opens else None,
    }


def _at(days, hour):
    """Return the moment of an hour of Québec's clock in so many days; on a weekday, unless it is close."""
    day = timezone.localdate() + timedelta(days=days)
    if abs(days) > CLOSE and day.weekday() > FRIDAY:
        day += timedelta(days=2)
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=HOME)


def _session(told, event, place):
    day, begins, ends, title = told
    date = event.starts_at.astimezone(HOME).date() + timedelta(days=day)
    hours = [datetime.combine(date, time.fromisoformat(hour), tzinfo=HOME) for hour in (begins, ends)]
    return Session(starts_at=hours[0], ends_at=hours[1], title=title, sort_order=place)
