"""Writing to one person about her registration, with the row that says that it was done."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import mail
from portal.links import opaque_address
from portal.visibility import may_read_members
from webinars.choices import EventStatus
from webinars.evaluations.answering import guest_evaluation_url, may_be_asked
from webinars.models import DeliveryKind, EventRegistration, RegistrationDelivery, RegistrationState
from webinars.reminders.sentences import said_of, subject_of
from webinars.shown import when_of

TEMPLATE = "event_news"


def site_address():
    """Return the address of the site, without a slash at its end: tasks know no request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


@transaction.atomic
def write_to(key, kind, about="", words=""):
    """Write to somebody about her registration, unless that was done, is no longer so, or it is over.

    Args:
        key: of the `EventRegistration`.
        kind: a `DeliveryKind`; `about`: tells two of a kind apart.
        words: of the team, in the message.

    Returns:
        Whether this call wrote.
    """
    kind = DeliveryKind(kind)
    registration = EventRegistration.objects.filter(pk=key).select_related("user", "event__series").first()
    if registration is None or not may_be_told(registration, kind):
        return False
    _row, made = RegistrationDelivery.objects.get_or_create(registration=registration, kind=kind, about=about)
    if made:
        _send(registration, kind, words)
    if kind == DeliveryKind.REMOVED and registration.user_id is None:
        registration.delete()
    return made


def may_be_told(registration, kind, now=None):
    """Tell whether a message of that kind still holds for a registration, and may go to whose it is."""
    event, now = registration.event, now or timezone.now()
    is_over = event.ends_at <= now and event.status != EventStatus.POSTPONED
    if kind == DeliveryKind.EVALUATION:
        if not is_over or not may_be_asked(registration, now):
            return False
    elif is_over:
        return False
    if registration.user_id and not may_read_members(registration.user):
        return False
    if not registration.address:
        return False
    states = STATES_TOLD.get(kind, {RegistrationState.REGISTERED})
    return registration.state in states


CONCERNED = {RegistrationState.REGISTERED, RegistrationState.WAITING}
STATES_TOLD = {
    DeliveryKind.CONFIRMED: CONCERNED,
    DeliveryKind.CHANGED: CONCERNED,
    DeliveryKind.REMOVED: {RegistrationState.CANCELLED},
}


def _send(registration, kind, words):
    event, language = registration.event, registration.spoken
    with override(language):
        is_guest, asks = registration.user_id is None, kind == DeliveryKind.EVALUATION
        context = {
            "subject": subject_of(kind),
            "said": said_of(kind, registration),
            "words": words,
            "when": when_of(event) if event.status == EventStatus.PLANNED else None,
            "link": _link(registration, kind),
            "link_words": _("Answer the three questions") if asks else _("See or cancel my registration"),
            "kept": is_guest and not asks,
        }
    mail.send(TEMPLATE, registration.address, context, language=language)


def _link(registration, kind):
    """Return where the message leads, "" where nothing is left to see."""
    is_guest = registration.user_id is None
    if kind == DeliveryKind.EVALUATION:
        event = registration.event
        path = guest_evaluation_url(event) if is_guest else reverse("evaluation", args=[event.pk])
        return site_address() + path
    return "" if kind == DeliveryKind.REMOVED and is_guest else site_address() + _path(registration)


def _path(registration):
    """Return where she manages it: an address that says nothing of what the event is about."""
    if registration.user_id is None:
        return reverse("guest_registration", args=[registration.key])
    return opaque_address(registration.event_id)
