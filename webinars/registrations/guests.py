"""Guests: people without an account. Nothing that is answered tells whether an address was known.

Whoever fills in the form, only the mailbox of that address confirms it: until then nobody is registered and
no place is taken. A place taken at once would tell, by the waiting list that the public page then announces,
that the address is neither a member's nor already registered.
"""

import json
from dataclasses import astuple, dataclass
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cryptography.fernet import InvalidToken

from members.models import User
from members.sealing import seal, unseal
from portal import mail
from portal.links import opaque_address
from portal.visibility import may_read_members
from webinars.choices import Registration
from webinars.models import DeliveryKind, EventPage, EventRegistration
from webinars.phases import registration_is_open
from webinars.registrations.limits import may_write_to_guest
from webinars.registrations.places import Asked, Guest, register
from webinars.reminders.tasks import take_guest, tell
from webinars.reminders.writing import TEMPLATE, site_address

KEPT = timedelta(days=90)
FORM_LASTS = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Wish:
    """What somebody without an account asked for: it travels sealed, and is kept nowhere."""

    event: int
    name: str
    email: str
    people: int
    form_key: str
    language: str

    def sealed(self):
        """Return it as an address may hold it, readable by this installation alone."""
        return seal(json.dumps(astuple(self), ensure_ascii=False)).rstrip("=")

    @classmethod
    def unsealed(cls, sealed):
        """Return what `sealed` holds, None where it is something else."""
        try:
            return cls(*json.loads(unseal(sealed + "=" * (-len(sealed) % 4))))
        except (InvalidToken, TypeError, ValueError):
            return None


def ask_to_take_guest(event, given, language):
    """Have the queue write to a guest: as much work whoever she is, and the answer tells nothing.

    Args:
        event: an `EventPage`.
        given: {"name", "email", "people", "form_key"}.
        language: hers.
    """
    wish = Wish(event.pk, given["name"], given["email"], given["people"], str(given["form_key"]), language)
    take_guest.enqueue(wish.sealed())


@transaction.atomic
def receive(sealed):
    """Write to a guest, once for each form: to confirm, or where she registered; a member, to sign in."""
    wish = Wish.unsealed(sealed)
    event = event_for_guests(wish.event)
    mark = f"guest_form:{wish.form_key}"
    if event is None or cache.get(mark) or not may_write_to_guest(wish.email):
        return
    account = User.objects.filter(email=wish.email).first()
    if account is not None and may_read_members(account):
        _lead_to_sign_in(account, event)
    elif _may_be_guest(account):
        _lead_to_registration(wish, event)
    cache.set(mark, 1, FORM_LASTS)


def event_for_guests(key):
    """Return the published event of that key to which guests register, or None."""
    events = EventPage.objects.visible_to(None).filter(registration=Registration.GUESTS, alias_of=None)
    return events.filter(pk=key).select_related("series").first()


def _may_be_guest(account):
    """Tell whether an address whose account is that one, or None, may be a guest's."""
    if account is None:
        return True
    return account.is_active and not account.must_sign_charter and not may_read_members(account)


def _lead_to_registration(wish, event):
    """Write to who is registered where that is: she may have lost the message. Ask the others to confirm."""
    known = EventRegistration.objects.concerned().filter(event_id=event.pk, user=None)
    registration = known.filter(email__iexact=wish.email).first()
    if registration is not None:
        tell.enqueue(registration.pk, DeliveryKind.CONFIRMED, wish.form_key)
    elif registration_is_open(event):
        _ask_to_confirm(wish)


def _ask_to_confirm(wish):
    with override(wish.language):
        said = [
            _("Your address was written in a form for guests."),
            _("Confirm with the link: a place is then yours, or your turn on the waiting list."),
            _("If it was not you, there is nothing to do: nobody was registered."),
        ]
        path = reverse("guest_confirm", args=[wish.sealed()])
        _write(wish.email, wish.language, said, path, _("Confirm my registration"))


def _lead_to_sign_in(member, event):
    """Leave to herself to register: anybody can write her address in the form."""
    with override(member.language):
        said = [
            _("Your address was written in a form for guests."),
            _("You have an account: sign in, then register in one click."),
            _("If it was not you, there is nothing to do: nobody was registered."),
        ]
        _write(member.email, member.language, said, opaque_address(event.pk), _("Open the page"))


def _write(address, language, said, path, link_words):
    context = {
        "subject": _("About a registration"),
        "said": said,
        "link": site_address() + path,
        "link_words": link_words,
    }
    mail.send(TEMPLATE, address, context, language=language)


def confirm(wish):
    """Register the guest who confirmed, once; with a message that holds her link.

    Returns:
        The `EventRegistration`, or None where she may be no guest.

    Raises:
        RegistrationClosed: one may not register any more.
    """
    event = event_for_guests(wish.event)
    if event is None or not _may_be_guest(User.objects.filter(email=wish.email).first()):
        return None
    guest = Guest(wish.name, wish.email, wish.language)
    return register(event, guest, Asked(wish.people, about=wish.form_key))[0]


def guest_registration_of(key):
    """Return the registration that the link of a guest opens, or None."""
    found = EventRegistration.objects.concerned().filter(key=key, user=None, event__live=True)
    return found.select_related("event__series").first()


def forget_old(now=None):
    """Erase what guests gave, ninety days after the event."""
    before = (now or timezone.now()) - KEPT
    EventRegistration.objects.filter(user=None, event__ends_at__lt=before).delete()
