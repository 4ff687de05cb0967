"""How often a member may write to others."""

from django.core.cache import cache

MESSAGES = 20
WITHIN = 24 * 60 * 60  # seconds


def may_send(user):
    """Count a message of `user`, and tell whether it may go on; each takes a place that only one has."""
    return any(cache.add(f"member_messages:{user.pk}:{number}", 1, WITHIN) for number in range(MESSAGES))
