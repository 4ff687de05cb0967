"""How often something may be done: counted in the cache that all processes share."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

PURPOSE = "portal.limits"


def stands_for(text):
    """Return what stands for a text in the cache: its keyed hash (HMAC-SHA256, hexadecimal).

    The cache may be in the database, and the database in a backup. Without the key, whoever has it tries
    addresses one after another.
    """
    return salted_hmac(PURPOSE, text, algorithm="sha256").hexdigest()


def has_room(what, whose, most, seconds):
    """Count something, and tell whether it may still be done.

    Each takes a place that only one request can have, so that those of the same moment are counted one by
    one; the places come back one after the other, each when its own time is over.

    Args:
        what: is counted, a word of its own.
        whose: count it is: a place, an account, an address. The cache keeps what stands for it.
        most: how many times.
        seconds: in how long.
    """
    mark = stands_for(str(whose))
    return any(cache.add(f"{what}:{mark}:{number}", 1, seconds) for number in range(most))
