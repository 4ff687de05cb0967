"""An event as it is shown: in words, in a list or on its page."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import ngettext

from portal.dates import NBSP, day_in_words, hour_in_words, span_in_words
from portal.links import addresses
from portal.novelty import is_new
from webinars.dates import zone_in_words
from webinars.phases import COMING, Phase, phase_of
from webinars.recordings.kinds import is_available, marked_kinds_of

WITH_TYPE_AND_RECORDING = ("webinarpage", "meetingpage", "recording")
# What was said is long, and no list shows it.
HEAVY = ("recording__typed", "recording__passages", "recording__chapters")


@dataclass(frozen=True)
class EventCard:
    """An event in a list: what any list of cards shows, and what lists of events add.

    `again` holds {mark: words} of what there is to see again; `mark` is that of its format.
    """

    key: int
    title: str
    url: str
    kind: str
    meta: str
    summary: str
    lang: str
    for_members: bool
    phase: Phase
    speakers: list = field(default_factory=list)
    day: str = ""
    hour: str = ""
    length: str = ""
    title_marked: str = ""
    starts_at: object = None
    again: dict = field(default_factory=dict)
    mark: str = ""
    is_new: bool = False

    @property
    def is_coming(self):
        """Whether it is still to come."""
        return self.phase in COMING


def event_cards(events, *, highlighter=None, now=None):
    """Return the cards of events that have passed the gate, in order.

    Args:
        events: a queryset of `EventPage`.
        highlighter: marks the words of a search, where there was one.
        now: the moment, this one by default.
    """
    now = now or timezone.now()
    found = list(events.prefetch_related("speakers").select_related(*WITH_TYPE_AND_RECORDING).defer(*HEAVY))
    urls = addresses(found)
    return [_card(event, urls.get(event.pk, ""), highlighter, now) for event in found]


def with_format(event):
    """Return the event as the type that it is, without another query where it was read with it."""
    return getattr(event, "webinarpage", None) or getattr(event, "meetingpage", None) or event.specific


def _card(event, url, highlighter, now):
    local = event.starts_at.astimezone(event.tz)
    speakers = [str(speaker) for speaker in event.speakers.all()]
    day, typed = day_in_words(local), with_format(event)
    return EventCard(
        key=event.pk,
        title=event.title,
        url=url,
        kind=str(typed.get_format_display()),
        meta=" · ".join([day, *speakers]),
        summary=event.introduction,
        lang=event.language_tag,
        for_members=event.audience != "public",
        phase=phase_of(event, available=is_available(event), now=now),
        speakers=speakers,
        day=day,
        hour=hour_in_words(local),
        length=length_in_words(event.minutes),
        title_marked=highlighter.mark(event.title) if highlighter else "",
        starts_at=local,
        again=marked_kinds_of(event.recording) if is_available(event) else {},
        mark=typed.format,
        is_new=is_new(event.first_published_at),
    )


def length_in_words(minutes):
    """Return a length: "45 min", "1 h 30", days beyond one."""
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    if minutes <= 24 * 60:
        hours, left = divmod(minutes, 60)
        return f"{hours}{NBSP}h" + (f"{NBSP}{left:02d}" if left else "")
    days = -(-minutes // (24 * 60))
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}


def when_of(event):
    """Return {"span", "zone"}: when an event takes place, in words."""
    return {
        "span": span_in_words(event.starts_at, event.ends_at, event.zone),
        "zone": zone_in_words(event.starts_at, event.zone),
    }
