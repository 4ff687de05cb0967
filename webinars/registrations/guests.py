"""Guests: people without an account. Nothing that is answered tells whether an address was known."""

import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.models import User
from members.sealing import seal, unseal
from portal import mail
from portal.links import opaque_address
from portal.visibility import may_read_members
from webinars.choices import Registration
from webinars.models import DeliveryKind, EventPage, EventRegistration
from webinars.registrations.limits import may_write_to_guest
from webinars.registrations.places import Asked, Guest, RegistrationClosed, register
from webinars.reminders.tasks import take_guest, tell
from webinars.reminders.writing import TEMPLATE, site_address

KEPT = timedelta(days=90)


def ask_to_take_guest(event, given, language):
    """Have a guest registered by the queue: as much work whoever she is, and the answer tells nothing.

    Args:
        event: an `EventPage`.
        given: {"name", "email", "people", "form_key"}.
        language: hers.
    """
    fields = [event.pk, given["name"], given["email"], given["people"], str(given["form_key"]), language]
    take_guest.enqueue(seal(json.dumps(fields)))


@transaction.atomic
def receive(sealed):
    """Register a guest, once for each form, and write to her; a member is told to sign in, by mail only."""
    key, name, email, people, form_key, language = json.loads(unseal(sealed))
    event = EventPage.objects.visible_to(None).filter(pk=key, registration=Registration.GUESTS).first()
    if event is None or not may_write_to_guest(email):
        return
    account = User.objects.filter(email=email).first()
    if account is not None and may_read_members(account):
        _lead_to_sign_in(account, event)
    elif account is None or (account.is_active and not account.must_sign_charter):
        _register(event, Guest(name, email, language), Asked(people, about=form_key))


def _register(event, guest, asked):
    try:
        registration, made = register(event, guest, asked)
    except RegistrationClosed:
        return
    if not made:
        # She may have lost the message with her link.
        tell.enqueue(registration.pk, DeliveryKind.CONFIRMED, asked.about)


def _lead_to_sign_in(member, event):
    """Leave to herself to register: anybody can write her address in the form."""
    with override(member.language):
        context = {
            "subject": _("About a registration"),
            "said": [
                _("Your address was written in a form for guests."),
                _("You have an account: sign in, then register in one click."),
                _("If it was not you, there is nothing to do: nobody was registered."),
            ],
            "link": site_address() + opaque_address(event.pk),
            "link_words": _("Open the page"),
        }
    mail.send(TEMPLATE, member.email, context, language=member.language)


def guest_registration_of(key):
    """Return the registration that the link of a guest opens, or None."""
    found = EventRegistration.objects.concerned().filter(key=key, user=None, event__live=True)
    return found.select_related("event__series").first()


def forget_old(now=None):
    """Erase what guests gave, ninety days after the event."""
    before = (now or timezone.now()) - KEPT
    EventRegistration.objects.filter(user=None, event__ends_at__lt=before).delete()
