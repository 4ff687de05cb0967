"""Where an event stands, as its page says it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.dates import day_in_words, hour_in_words
from webinars.choices import Registration
from webinars.phases import RECORDING_WITHIN, Phase, registration_is_open


def state_in_words(event, phase, *, is_hers=False, plays=True):
    """Return the sentences that say where an event stands, as a list.

    Args:
        event: an `EventPage`.
        phase: its `Phase`.
        is_hers: whether the page says beside it how the reader's own registration stands.
        plays: whether what can be seen again is a video or a sound, and not paper only.
    """
    if phase == Phase.AVAILABLE and not plays:
        return [_("It is over: what was kept of it is below.")]
    said = SAID_BESIDE_HERS if is_hers and phase in SAID_BESIDE_HERS else SAID
    return [sentence for sentence in said[phase](event) if sentence]


def _cancelled(event):
    return [_("This event is cancelled."), _last_word(event)]


def _postponed(event):
    return [_("This event is postponed: the new date will be shown here."), _last_word(event)]


def _last_word(event):
    """Return what the team says about the last change."""
    change = event.changes.last()
    return change.word if change else ""


def _announced(event):
    return [_how_to_come(event)]


def _how_to_come(event):
    """Return how one comes to an event to which nobody may register by herself now."""
    if event.registration == Registration.INVITED:
        return _("For a small group: the team registers those who take part.")
    if event.registration == Registration.NONE:
        return _("No need to register: come as you are.")
    opens = event.registration_opens_at
    if opens is None or opens <= timezone.now():
        return _("Registration is closed.")
    local = opens.astimezone(event.tz)
    return _("Registration opens on %(day)s at %(hour)s.") % {
        "day": day_in_words(local),
        "hour": hour_in_words(local),
    }


def _open(event):
    return [
        _("Registration is open to members and guests.")
        if event.registration == Registration.GUESTS
        else _("Registration is open to members.")
    ]


def _soon(event):
    room = ""
    if any(event.room):
        given = event.room_given_at.astimezone(event.tz)
        room = _("Those who are registered find the link here on %(day)s from %(hour)s.") % {
            "day": day_in_words(given, year=False),
            "hour": hour_in_words(given),
        }
    open_still = registration_is_open(event)
    return [_("There is still time to register.") if open_still else _how_to_come(event), room]


def _now(event):
    return [
        *_now_beside_hers(event),
        "" if registration_is_open(event) else _how_to_come(event),
        _("The link is here for those who are registered.") if any(event.room) else "",
    ]


def _now_beside_hers(event):
    return [_("It is happening now.")]


def _just_finished(event):
    by = (event.ends_at + RECORDING_WITHIN).astimezone(event.tz)
    return [
        _("It has just ended. The recording comes within 5 days, by %(day)s.")
        % {"day": day_in_words(by, year=False)}
    ]


def _available(event):
    return [_("It is over: see it again, listen to it or read it below.")]


def _finished(event):
    if event.recording_expected:
        return [_("It is over. The recording is not here yet: the team knows.")]
    return [_("It is over. It was not recorded.")]


SAID = {
    Phase.ANNOUNCED: _announced,
    Phase.OPEN: _open,
    Phase.SOON: _soon,
    Phase.NOW: _now,
    Phase.JUST_FINISHED: _just_finished,
    Phase.AVAILABLE: _available,
    Phase.FINISHED: _finished,
    Phase.CANCELLED: _cancelled,
    Phase.POSTPONED: _postponed,
}
# What her registration says by itself is not said twice.
SAID_BESIDE_HERS = {Phase.SOON: lambda event: [], Phase.NOW: _now_beside_hers}
