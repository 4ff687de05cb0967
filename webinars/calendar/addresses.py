"""The secret address of a member's calendar: made, found, closed.

A calendar program sends no cookie: the address itself is the key. It opens nothing but what its owner
may read at that moment, and never the room.
"""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import User
from portal.visibility import may_read_members
from webinars.models import CalendarAddress

PURPOSE = "webinars.calendar"


class AddressClosed(Exception):
    """The form that asks for it was used, and its address closed, before."""


def _digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def _secret(user, form_key):
    """Return the secret that a form makes: the same form sent twice makes the same one.

    The key of the form is not enough to know it, nor is the database: the site's own secret is in it.
    """
    key = f"{PURPOSE}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, f"{user.pk}:{form_key}".encode(), hashlib.sha256).hexdigest()[:48]


def address_of(user):
    """Return the `CalendarAddress` of somebody that is open, or None."""
    return CalendarAddress.objects.filter(user=user, closed_at=None).first()


@transaction.atomic
def make_address(user, form_key, *, only_mine=False):
    """Open an address, and close the one before.

    Args:
        user: whose; `form_key`: a UUID of the form that asks.
        only_mine: whether it holds only the events to which she registered.

    Returns:
        The secret: it can be shown now, and never again.

    Raises:
        AddressClosed: this very form made one that was closed since.
    """
    # One at a time for one person: two would leave none open, or two.
    User.objects.select_for_update().get(pk=user.pk)
    secret = _secret(user, form_key)
    made = CalendarAddress.objects.filter(digest=_digest(secret)).first()
    if made is not None and made.closed_at:
        raise AddressClosed
    if made is None:
        close_address(user)
        CalendarAddress.objects.create(user=user, digest=_digest(secret), only_mine=only_mine)
    return secret


def close_address(user):
    """Close the address of somebody at once, and tell whether there was one."""
    return bool(CalendarAddress.objects.filter(user=user, closed_at=None).update(closed_at=timezone.now()))


def choose_events(user, *, only_mine):
    """Say which events the open address of somebody holds; it stays the same."""
    CalendarAddress.objects.filter(user=user, closed_at=None).update(only_mine=only_mine)


def reader_of(secret):
    """Return the open `CalendarAddress` of a secret, if its owner still reads members’ pages, or None."""
    open_ones = CalendarAddress.objects.filter(closed_at=None).select_related("user")
    found = open_ones.filter(digest=_digest(secret)).first()
    return found if found is not None and may_read_members(found.user) else None
