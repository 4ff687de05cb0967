"""Taking an answer so that it cannot be tied back to who wrote it."""

import secrets
import uuid
from datetime import timedelta

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.limits import has_room
from portal.visitors import place_mark
from webinars.choices import EventStatus
from webinars.models import EvaluationAnswer, EvaluationMark, EventPage
from webinars.registrations.own import is_registered, registration_of

BEFORE_END = timedelta(minutes=15)  # people answer before they leave
LASTS = timedelta(days=60)
SALT = "webinars.evaluations"
# A whole meeting may answer from the network of one building.
MOST_GUESTS, WITHIN = 120, 60 * 60  # seconds
FORM_LASTS = 24 * 60 * 60  # seconds


def is_open(event, now=None):
    """Tell whether answers to the evaluation of an event are taken."""
    now = now or timezone.now()
    return event.status == EventStatus.PLANNED and (event.ends_at - BEFORE_END <= now < event.ends_at + LASTS)


def may_answer(event, user):
    """Return the registration with which `user` answers the evaluation of an event, or None."""
    registration = registration_of(event, user)
    came = bool(registration) and getattr(getattr(registration, "attendance", None), "came", False)
    return registration if is_registered(registration) or came else None


def has_answered(registration):
    """Tell whether she has answered."""
    return EvaluationMark.objects.filter(registration=registration).exists()


def may_be_asked(registration, now=None):
    """Tell whether whose registration it is may be asked now: it gave a place, and she is not known absent.

    Args:
        registration: an `EventRegistration`; `now`: the moment, this one by default.
    """
    if not is_open(registration.event, now) or not is_registered(registration):
        return False
    absent = getattr(getattr(registration, "attendance", None), "came", None) is False
    return not absent and not has_answered(registration)


@transaction.atomic
def take_answer(event, given, registration=None):
    """Keep an answer; of somebody registered, the first one only.

    All the answers of the event are written anew in an order drawn by chance: neither the place of a row
    nor its key tells which came last, and so whose mark was made with it.

    Args:
        event: an `EventPage`.
        given: {field: value} of an `EvaluationAnswer`.
        registration: whose it is, None for a guest by the link.

    Returns:
        Whether it was kept.
    """
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    if registration is not None:
        _mark, made = EvaluationMark.objects.get_or_create(registration_id=registration.pk)
        if not made:
            return False
    own = EvaluationAnswer.objects.filter(event_id=event.pk)
    answers = [
        *own,
        EvaluationAnswer(event_id=event.pk, by_guest=registration is None, **given),
    ]
    own.delete()
    secrets.SystemRandom().shuffle(answers)
    for answer in answers:
        answer.pk = uuid.uuid4()
    EvaluationAnswer.objects.bulk_create(answers)
    return True


def token_of(event):
    """Return what the link for guests holds: nobody makes that of another event."""
    return Signer(salt=SALT).sign(event.pk)


def guest_evaluation_url(event):
    """Return where guests answer: the same for all of them."""
    return reverse("guest_evaluation", args=[token_of(event)])


def event_of(token):
    """Return the key of the event to whose evaluation a link leads, or None."""
    try:
        return int(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError):
        return None


def is_first_sending(form_key):
    """Tell whether a form of a guest is sent for the first time: a second click keeps nothing twice."""
    return cache.add(f"evaluation_form:{form_key}", 1, FORM_LASTS)


def guests_have_room(request):
    """Count an answer by the link, and tell whether it may be kept."""
    return has_room("evaluations", place_mark(request), MOST_GUESTS, WITHIN)
