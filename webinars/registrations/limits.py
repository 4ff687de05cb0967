"""How often a guest may register from one place, and with one address."""

import hashlib

from portal.limits import has_room
from portal.visitors import place_mark

REGISTRATIONS = 20  # from one place: an office has one address
MESSAGES = 4  # to one address
WITHIN = 60 * 60  # seconds


def may_register_guest(request):
    """Count a registration from where it is asked, and tell whether it may go on."""
    return has_room("guest_registrations", place_mark(request), REGISTRATIONS, WITHIN)


def may_write_to_guest(address):
    """Count a message to an address, and tell whether it may leave: nobody fills another's mailbox."""
    mark = hashlib.sha256(address.encode()).hexdigest()
    return has_room("guest_registrations_of", mark, MESSAGES, WITHIN)
