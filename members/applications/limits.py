"""How often one may apply from one place."""

from portal.limits import has_room
from portal.visitors import place_mark

APPLICATIONS = 10
MESSAGES = 3  # to one address
WITHIN = 60 * 60  # seconds


def may_apply(request):
    """Count an application, and tell whether it may go on.

    Each place has its own count, in the cache that all processes share: a meeting room has one address,
    and nobody closes the way of others.
    """
    mark = place_mark(request)
    return has_room("applications", mark, APPLICATIONS, WITHIN)


def may_write_about(address):
    """Tell whether an application with this address may still make a message leave, and count it.

    Past that, what is sent is kept and nobody is written to: who fills in the form with the address of
    another fills neither her mailbox nor her place.
    """
    return has_room("applications_of", address, MESSAGES, WITHIN)
