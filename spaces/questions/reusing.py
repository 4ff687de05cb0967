"""A good answer becomes a tool or a notice: proposed, then deposited by its author, if she says yes."""

from django.db import transaction
from django.utils import timezone

from deposits import depositing
from portal.visibility import may_read_members
from spaces.choices import Standing
from spaces.mail.tasks import tell_answerer
from spaces.models import Participation, Post, Reuse, ReuseKind, ReuseState
from spaces.questions.deeds import Refused

MOST_WORDS = 1200  # characters of the reason why a document is useful


def may_propose(participation, post):
    """Tell whether she may propose that an answer serves outside its space: its author, or a moderator.

    Never from a sheltered space; nor what was written under a pseudonym: a deposit bears the name of an
    account.
    """
    author, space = post.author, participation.space
    if author is None or space.is_sheltered or author.pseudonym or not may_read_members(author.user):
        return False
    return author.pk == participation.pk or participation.is_moderator


def _readable(participation, post):
    """Return a published message of her space, held, and her participation as it is now.

    Raises:
        Refused: she does not read it.
    """
    her = Participation.objects.of(participation.user).filter(pk=participation.pk).first()
    held = Post.objects.select_for_update(of=("self",)).select_related("topic")
    held = held.filter(pk=post.pk, standing=Standing.PUBLISHED).first()
    reads = held and Post.objects.visible_to(participation.user).filter(pk=post.pk).exists()
    if her is None or not reads or held.topic.space_id != her.space_id:
        raise Refused
    return held, her


@transaction.atomic
def propose(participation, post, kind):
    """Ask the author of an answer whether it may become a tool or a notice; once for each answer.

    Raises:
        Refused: it is not hers to propose.
    """
    held, her = _readable(participation, post)
    if not may_propose(her, held):
        raise Refused
    _reuse, new = Reuse.objects.get_or_create(
        post=held, defaults={"kind": ReuseKind(kind), "proposed_by": her}
    )
    if new and held.author_id != her.pk:
        tell_answerer.enqueue(held.pk)


@transaction.atomic
def consent(participation, post, form_key):
    """Take the author's yes: begin a deposit with her words, in her name; she reads it before she sends it.

    Returns:
        The `Deposit`, a draft of hers.

    Raises:
        Refused: she is not its author, was not asked, or has answered.
    """
    held, her = _readable(participation, post)
    reuse = _asked(held, her)
    if not may_propose(her, held):
        raise Refused
    _answer(reuse, ReuseState.ACCEPTED)
    return depositing.begin(
        her.user, reuse.kind, form_key, language=held.topic.language, answers=_answers(reuse.kind, held)
    )


def _answers(kind, post):
    """Return what the deposit begins with: her own words, and nothing of what others wrote."""
    return {"tale": [post.body]} if kind == ReuseKind.TOOL else {"why": [post.body[:MOST_WORDS]]}


@transaction.atomic
def decline(participation, post):
    """Take the author's no: it stays where it is.

    Raises:
        Refused: she is not its author, was not asked, or has answered.
    """
    held, her = _readable(participation, post)
    _answer(_asked(held, her), ReuseState.REFUSED)


def _asked(post, her):
    reuse = Reuse.objects.select_for_update().filter(post=post, state=ReuseState.ASKED).first()
    if reuse is None or post.author_id != her.pk:
        raise Refused
    return reuse


def _answer(reuse, state):
    reuse.state, reuse.answered_at = state, timezone.now()
    reuse.save(update_fields=["state", "answered_at"])
