"""« Merci » and « ça m'aide »: said in one click, taken back by a second one."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from spaces.models import Kindness, Participation, PostMark
from spaces.models.topic import not_blocked


@dataclass(frozen=True)
class ShownKindness:
    """One of the two, under a message.

    Args:
        code: the `Kindness`; label: what the button says.
        number: how many said it, as far as the reader may know.
        is_hers: whether she did.
        may_say: whether she may: not of her own message.
    """

    code: str
    label: str
    number: int
    is_hers: bool
    may_say: bool


@transaction.atomic
def say(participation, post, kindness):
    """Say it, or take it back.

    Args:
        post: a `Post` that she reads, by somebody else.
        kindness: a `Kindness`.

    Returns:
        Whether it is said now.
    """
    Participation.objects.select_for_update().get(pk=participation.pk)
    mark = {"participation": participation, "post": post, "kindness": kindness}
    if PostMark.objects.filter(**mark).delete()[0]:
        return False
    PostMark.objects.create(**mark)
    return True


def kindness_of(posts, participation):
    """Return {pk of a message: [`ShownKindness`]}; who she is kept apart from is not counted.

    Args:
        posts: those of one page; participation: the reader's.
    """
    marks = PostMark.objects.filter(not_blocked(participation.user, "participation"), post__in=posts)
    said = list(marks.values_list("post_id", "kindness", "participation_id"))
    numbers = Counter((post, kindness) for post, kindness, _whose in said)
    hers = {(post, kindness) for post, kindness, whose in said if whose == participation.pk}
    return {
        post.pk: [
            ShownKindness(
                code=code,
                label=label,
                number=numbers[post.pk, code],
                is_hers=(post.pk, code) in hers,
                may_say=may_say(participation, post),
            )
            for code, label in Kindness.choices
        ]
        for post in posts
    }


def may_say(participation, post):
    """Tell whether she may say it: not of her own message, nor where one only reads."""
    stands = not post.is_removed and not post.is_apart
    return stands and post.author_id != participation.pk and not participation.space.is_over
