"""Two who do not read each other any more: asked for by one, told to nobody."""

from django.db import transaction

from spaces.models import Block
from spaces.permissions import may_block


@transaction.atomic
def block(participation, other):
    """Keep two people out of each other's sight; twice the same nothing more.

    Returns:
        Whether it may be (`permissions.may_block`).
    """
    if not may_block(participation, other):
        return False
    Block.objects.get_or_create(blocker=participation, blocked=other)
    return True


def unblock(participation, public_id):
    """Let two people read each other again, as far as she is concerned."""
    Block.objects.filter(blocker=participation, blocked__public_id=public_id).delete()


def blocked_by(participation):
    """Return the participations that she keeps out of her sight, the last first."""
    found = participation.blocks.select_related("blocked__user__profile").order_by("-made_at", "-pk")
    return [one.blocked for one in found]
