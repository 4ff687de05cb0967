"""How often one may apply from one place."""

import hashlib

from django.core.cache import cache

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
    return any(cache.add(f"applications:{mark}:{number}", 1, WITHIN) for number in range(APPLICATIONS))


def may_write_about(address):
    """Tell whether an application with this address may still make a message leave, and count it.

    Past that, who applies is answered as ever: nobody fills the mailbox of somebody else.
    """
    mark = hashlib.sha256(address.encode()).hexdigest()
    return any(cache.add(f"applications_of:{mark}:{number}", 1, WITHIN) for number in range(MESSAGES))
