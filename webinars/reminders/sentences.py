"""What the messages about a registration say. Neither subject nor text names the event or the portal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from webinars.models import ChangeKind, DeliveryKind, RegistrationState

SUBJECTS = {
    DeliveryKind.CONFIRMED: gettext_lazy("Your registration"),
    DeliveryKind.PROMOTED: gettext_lazy("A place for you"),
    DeliveryKind.REMOVED: gettext_lazy("Your registration"),
    DeliveryKind.CHANGED: gettext_lazy("A change"),
    DeliveryKind.TWO_DAYS: gettext_lazy("A reminder"),
    DeliveryKind.ONE_HOUR: gettext_lazy("A reminder"),
    DeliveryKind.EVALUATION: gettext_lazy("Three questions"),
    DeliveryKind.MESSAGE: gettext_lazy("About your registration"),
}


def subject_of(kind):
    """Return the subject of a message."""
    return str(SUBJECTS[kind])


def said_of(kind, registration):
    """Return the sentences of a message, as a list, in the language that is active.

    Args:
        kind: a `DeliveryKind`; `registration`: an `EventRegistration`.
    """
    return [sentence for sentence in SAID[kind](registration) if sentence]


def _confirmed(registration):
    if registration.state == RegistrationState.WAITING:
        return [
            _("All the places are taken: you are on the waiting list."),
            _("If a place becomes free, it is yours and a message tells you."),
        ]
    return [_("You are registered."), _how_to_enter(registration)]


def _promoted(registration):
    return [
        _("A place became free: you are registered."),
        _how_to_enter(registration),
        _("You cannot come any more? Say so with the link: somebody else waits."),
    ]


def _removed(registration):
    return [
        _("The team took you off the list of those who come. Answer this message if you did not expect it.")
    ]


def _changed(registration):
    change = registration.event.changes.last()
    return [str(CHANGED.get(change.kind, "")), change.word] if change else []


CHANGED = {
    ChangeKind.MOVED: gettext_lazy(
        "The time or the place changed. Here is the new time; the page says where."
    ),
    ChangeKind.CANCELLED: gettext_lazy("What you were registered for is cancelled."),
    ChangeKind.POSTPONED: gettext_lazy(
        "What you were registered for is postponed. You keep your place: the new date will be sent to you."
    ),
    ChangeKind.RESTORED: gettext_lazy("What you were registered for takes place after all."),
}


def _reminder(registration):
    return [
        _("A reminder of what you are registered for."),
        _how_to_enter(registration),
        _("You cannot come? Say so with the link, so that somebody else may."),
    ]


def _how_to_enter(registration):
    if not any(registration.event.room):
        return ""
    return _(
        "The way in, on line or by telephone, is behind the link below, from %(minutes)s minutes before."
    ) % {"minutes": registration.event.room_opens}


def _evaluation(registration):
    return [
        _("What you were registered for is over. What did you think of it?"),
        _("Three questions, without your name. One box is enough, and you are asked only once."),
    ]


def _message(registration):
    return [_("The team writes to those who are registered:")]


SAID = {
    DeliveryKind.CONFIRMED: _confirmed,
    DeliveryKind.PROMOTED: _promoted,
    DeliveryKind.REMOVED: _removed,
    DeliveryKind.CHANGED: _changed,
    DeliveryKind.TWO_DAYS: _reminder,
    DeliveryKind.ONE_HOUR: _reminder,
    DeliveryKind.EVALUATION: _evaluation,
    DeliveryKind.MESSAGE: _message,
}
