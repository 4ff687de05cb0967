"""What the page of an event shows to this reader."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.directory.shown import all_shown_to
from members.models import Profile
from portal.dates import day_in_words, hour_in_words
from portal.registries.related import related_to
from portal.visibility import may_read_members
from webinars.attendance.on_page import attendance_variables
from webinars.calendar.on_page import calendar_variables
from webinars.later.on_page import later_variables
from webinars.phases import COMING, phase_of, registration_is_open
from webinars.preparations.on_page import preparation_variables
from webinars.questions.page import question_variables
from webinars.recordings.shown import after_of, materials_variables
from webinars.registrations.own import registration_of
from webinars.registrations.shown import registering_variables
from webinars.shown import event_cards, length_in_words, when_of
from webinars.state_words import state_in_words
from webinars.tours.shown import tour_variables

MOST_OF_SERIES = 4


def event_variables(event, request, canonical):
    """Return the variables of the page of an event.

    Args:
        event: the event, as its own type; `request`: the reader's.
        canonical: absolute address of the page.
    """
    after = after_of(event, request.user)
    registration = registration_of(event, request.user)
    phase = phase_of(event, available=after is not None)
    registering = registering_variables(event, request.user, registration)
    is_hers = bool(registering["registering"].state)
    return {
        "event": event,
        "phase": phase,
        "is_coming": phase in COMING,
        "may_register": registration_is_open(event),
        "state": state_in_words(event, phase, is_hers=is_hers, plays=bool(after and after.plays)),
        "when": when_of(event),
        "length": length_in_words(event.minutes),
        "speakers": _speakers(event, request.user),
        "programme": _programme(event),
        "practical_help": getattr(event, "practical_help", ""),
        "on_line_too": getattr(event, "on_line_too", False),
        "of_series": _of_series(event, request.user),
        "related": related_to(event, request.user),
        "share": {"url": canonical, "mail_url": _mail_url(canonical), "print_label": _("Print this page")},
        "reads_members": may_read_members(request.user),
        "after": after,
        **materials_variables(event, request),
        **attendance_variables(event, registration),
        **tour_variables(event),
        **question_variables(event, request),
        **registering,
        **calendar_variables(event, canonical),
        **later_variables(event, request.user),
        **preparation_variables(event, request.user, registration),
    }


@dataclass(frozen=True)
class SpeakerShown:
    """A speaker; `url` leads to what she shows of herself as a member, where this reader may go."""

    name: str
    organisation: str
    biography: str
    photo: object
    url: str = ""


def _speakers(event, user):
    speakers = list(event.speakers.all())
    accounts = [speaker.member_id for speaker in speakers if speaker.member_id]
    urls = _profiles(accounts, user) if accounts else {}
    return [
        SpeakerShown(s.name, s.organisation, s.biography, s.photo, urls.get(s.member_id, ""))
        for s in speakers
    ]


def _profiles(accounts, user):
    """Return {account: address of her profile} of those whom `user` finds in the directory."""
    profiles = Profile.objects.filter(user__in=accounts)
    keys = dict(profiles.values_list("public_id", "user_id"))
    return {
        keys[shown.key]: reverse("member_profile", args=[shown.key]) for shown in all_shown_to(profiles, user)
    }


def _programme(event):
    """Return [(day, [session])] of a meeting, each session with its hours in words."""
    days = {}
    sessions = event.sessions.all() if hasattr(event, "sessions") else []
    for session in sorted(sessions, key=lambda session: session.starts_at):
        begins = session.starts_at.astimezone(event.tz)
        hours = hour_in_words(begins)
        if session.ends_at:
            hours += f" – {hour_in_words(session.ends_at.astimezone(event.tz))}"
        days.setdefault(day_in_words(begins), []).append({"session": session, "hours": hours})
    return list(days.items())


def _of_series(event, user):
    """Return the cards of the next events of its series, itself left out."""
    from webinars.models import EventPage

    if not event.series_id:
        return []
    others = EventPage.objects.visible_to(user).filter(series=event.series_id, ends_at__gt=timezone.now())
    return event_cards(others.exclude(pk=event.pk).order_by("starts_at", "pk")[:MOST_OF_SERIES])


def _mail_url(url):
    """The subject says nothing of what the event is about: others may see the list of messages."""
    subject = _("An event")
    return f"mailto:?subject={quote(subject)}&body={quote(url)}"
