"""Who sees to a question: the moderator who took it, or somebody of the space to whom it was passed on."""

from django.db.models import Exists, OuterRef, Q

from spaces.choices import ParticipationState, SpaceRole, Standing
from spaces.models import Participation, Post
from spaces.models.topic import not_blocked


def may_be_passed_to(topic):
    """Return the participations of those to whom a question may be passed on: they read it, and are known.

    Her name is then read by the whole space: only of whom it knows already that she is in it. Among survivors
    the moderators alone see to questions.
    """
    space, asker = topic.space, topic.author
    here = Participation.objects.filter(space=space).readers().exclude(pk=topic.author_id)
    if space.is_sheltered:
        return here.moderating()
    wrote = Post.objects.filter(author=OuterRef("pk"), topic__space=space, standing=Standing.PUBLISHED)
    known = Q(role=SpaceRole.MODERATOR) | Exists(wrote.filter(topic__standing=Standing.PUBLISHED))
    if not space.is_opaque:
        known |= Q(is_listed=True)
    together = not_blocked(asker.user, "pk") if asker and asker.user_id else Q()
    return here.filter(known, together)


def owner_of(promise):
    """Return the participation of who sees to a question, None where all the moderators do.

    Args:
        promise: a `QuestionPromise`.
    """
    owner = promise.owner
    if owner is None or owner.state != ParticipationState.ACTIVE:
        return None
    if not owner.user_id or not owner.user.is_active:
        return None
    given = promise.is_passed_inside and not promise.topic.space.is_sheltered
    return owner if owner.is_moderator or given else None
