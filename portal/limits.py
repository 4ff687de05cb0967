"""How often something may be done: counted in the cache that all processes share."""

from django.core.cache import cache


def has_room(what, whose, most, seconds):
    """Count something, and tell whether it may still be done.

    Each takes a place that only one request can have, so that those of the same moment are counted one by
    one; the places come back one after the other, each when its own time is over.

    Args:
        what: is counted, a word of its own.
        whose: count it is: a place, an account, an address that cannot be read back.
        most: how many times.
        seconds: in how long.
    """
    return any(cache.add(f"{what}:{whose}:{number}", 1, seconds) for number in range(most))
