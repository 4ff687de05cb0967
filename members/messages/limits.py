"""How often a member may write to others."""

from portal.limits import has_room

MESSAGES = 20
WITHIN = 24 * 60 * 60  # seconds


def may_send(user):
    """Count a message of `user`, and tell whether it may go on; each takes a place that only one has."""
    return has_room("member_messages", user.pk, MESSAGES, WITHIN)
