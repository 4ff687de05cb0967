"""What moderators decide about the people of their space: each deed one transaction."""

from django.db import transaction
from django.utils import timezone

from spaces.choices import ModerationDeed, ParticipationState, SpaceRole
from spaces.joining import LastModerator, come_in, is_last_moderator
from spaces.models import Participation, Space
from spaces.moderation.acts import log
from spaces.moderation.people import put_out
from spaces.people.telling import tell


def _held(participation, public_id):
    """Return somebody of the moderator's space, under the lock of the space; None when she is not there."""
    Space.objects.select_for_update().get(pk=participation.space_id)
    found = Participation.objects.filter(space=participation.space_id, public_id=public_id)
    return found.select_related("space", "user").first()


@transaction.atomic
def say_yes(participation, public_id):
    """Let in somebody who asked, and tell whether she was waiting."""
    found = _held(participation, public_id)
    if found is None or found.state != ParticipationState.ASKED or not come_in(found):
        return False
    tell(found.user)
    return True


@transaction.atomic
def say_no(participation, public_id, word):
    """Answer no to somebody who asked, with a word that she reads on « My spaces »."""
    found = _held(participation, public_id)
    if found is None or found.state != ParticipationState.ASKED:
        return False
    Participation.objects.filter(pk=found.pk).update(
        state=ParticipationState.DECLINED, answer=word, request="", since=timezone.now()
    )
    tell(found.user)
    return True


@transaction.atomic
def name_moderator(participation, public_id, moderates):
    """Make somebody who takes part a moderator, or no longer.

    Raises:
        LastModerator: nobody else would look after the space.
    """
    found = _held(participation, public_id)
    if found is None or found.state != ParticipationState.ACTIVE:
        return False
    if not moderates and is_last_moderator(found):
        raise LastModerator
    role = SpaceRole.MODERATOR if moderates else SpaceRole.PARTICIPANT
    changed = Participation.objects.filter(pk=found.pk).exclude(role=role).update(role=role)
    if changed:
        log(participation, ModerationDeed.NAMED if moderates else ModerationDeed.UNNAMED, whom=found)
    return bool(changed)


@transaction.atomic
def take_out(participation, public_id):
    """Take somebody out, from her next request on; what she wrote stays.

    A moderator is taken out by nobody: first she moderates no more, which the log keeps.

    Returns:
        Whether she was in, and is so no longer.
    """
    found = _held(participation, public_id)
    if found is None or found.state not in (ParticipationState.ACTIVE, ParticipationState.SUSPENDED):
        return False
    if found.is_moderator:
        return False
    put_out(participation, found)
    return True


@transaction.atomic
def look_after(participation):
    """Take care of a space that nobody moderates any more; tell whether it was so.

    Of a sheltered space the facilitator names who does.
    """
    space = Space.objects.select_for_update().get(pk=participation.space_id)
    if space.is_sheltered or Participation.objects.filter(space=space).readers().moderating().exists():
        return False
    return bool(
        Participation.objects.filter(pk=participation.pk, state=ParticipationState.ACTIVE).update(
            role=SpaceRole.MODERATOR
        )
    )
