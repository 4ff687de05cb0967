"""What an author is asked: whether topics in which she wrote may move."""

from django.db.models import Exists, OuterRef, Q

from spaces.models import MoveAnswer, MoveAsked, Post
from spaces.models.places import places_of


def asked_of(user):
    """Return the moves for which the answer of `user` is awaited."""
    hers = places_of(user).participations
    wrote = Post.objects.filter(topic=OuterRef("topic"), author__in=hers).exclude(body="", files=None)
    answered = MoveAnswer.objects.filter(asked=OuterRef("pk"), participation__in=hers)
    found = MoveAsked.objects.visible_to(user).filter(~Exists(answered), refused_at=None)
    return found.filter(Exists(wrote) | Q(topic__author__in=hers)).select_related("topic__space")
