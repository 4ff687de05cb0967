"""What a reader is shown of the promise made to who asked: where it stands, in words, and what she may do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.markdown import to_html
from spaces.choices import Standing
from spaces.models import Post, QuestionPromise, Reuse
from spaces.permissions import may_mark_answer, may_see_to_question
from spaces.questions.deeds import SOLVED
from spaces.questions.owning import owner_of
from spaces.questions.reusing import may_propose
from spaces.questions.summaries import promise_of

RELATED = (
    "owner__user__profile",
    "seen_by__user__profile",
    "forwarded_region",
    "answer__author__user__profile",
)


@dataclass(frozen=True)
class Step:
    """A step, in words, and when it was done; `said` is what was said then."""

    words: str
    at: datetime
    said: str = ""


@dataclass(frozen=True)
class ShownQuestion:
    """A question as a reader sees it.

    Args:
        promise: the `QuestionPromise`.
        steps: what happened, in order.
        owner: the name of who sees to it, "" for all the moderators together; follows: whether she follows
            the answer of somebody elsewhere.
        news_by: the day by which there will be news, while it is open.
        answer: the message that answers, if she reads it; answer_author, answer_html: whose, its words.
        summary_html: the answer summed up.
        takes_it, owner_key: whether she may see to it, and instead of whom.
        moderates, marks, waits_again: what she may do.
        reuse: the `Reuse` of the answer, where she may know of it; is_hers: whether she is asked.
        may_propose: whether she may propose that the answer serves elsewhere.
    """

    promise: QuestionPromise
    steps: list[Step]
    owner: str
    follows: bool
    news_by: date | None
    answer: Post | None = None
    answer_author: str = ""
    answer_html: str = ""
    summary_html: str = ""
    moderates: bool = False
    takes_it: bool = False
    marks: bool = False
    waits_again: bool = False
    reuse: Reuse | None = None
    is_hers: bool = False
    may_propose: bool = False


def question_of(participation, topic):
    """Return {"question": ShownQuestion, or None} for the page of a topic."""
    if not topic.is_question:
        return {"question": None}
    promise = promise_of(topic, *RELATED)
    if promise is None:
        return {"question": None}
    return {"question": _shown(promise, participation, topic)}


def _shown(promise, participation, topic):
    moderates = may_see_to_question(participation, topic)
    answer = _answer_of(promise, participation)
    owner = owner_of(promise)
    return ShownQuestion(
        promise=promise,
        steps=_steps(promise, bool(answer)),
        owner=owner.name if owner else "",
        follows=promise.is_passed_outside,
        news_by=promise.news_by if promise.is_open else None,
        moderates=moderates,
        takes_it=moderates and promise.owner_id != participation.pk,
        marks=may_mark_answer(participation, topic),
        waits_again=topic.author_id == participation.pk and promise.waits_since is None,
        summary_html=_html(promise.summary),
        **_of_answer(answer, participation),
    )


def _html(text):
    return mark_safe(to_html(text)) if text else ""  # noqa: S308 - cleaned by to_html


def _answer_of(promise, participation):
    """Return the message that answers, where she reads it: it may be set aside, or of who blocked her."""
    if promise.answer_id is None:
        return None
    readable = Post.objects.visible_to(participation.user).filter(standing=Standing.PUBLISHED)
    return promise.answer if readable.filter(pk=promise.answer_id).exists() else None


def _of_answer(answer, participation):
    if answer is None:
        return {}
    reuse = Reuse.objects.filter(post=answer).first()
    is_hers = answer.author_id == participation.pk
    knows = reuse is not None and (is_hers or participation.is_moderator)
    return {
        "answer": answer,
        "answer_author": answer.author.name if answer.author else "",
        "answer_html": "" if answer.content_note else _html(answer.body),
        "reuse": reuse if knows else None,
        "is_hers": is_hers,
        "may_propose": reuse is None and may_propose(participation, answer),
    }


def _steps(promise, has_answer):
    """Return what happened, in words; of an answer that she does not read, only that there was one."""
    steps = [Step(_("Received"), promise.received_at)]
    if promise.seen_at:
        steps.append(Step(_seen(promise), promise.seen_at))
    if promise.forwarded_at:
        steps.append(Step(_passed(promise), promise.forwarded_at))
    if promise.word_at:
        steps.append(Step(_("A word from the moderators"), promise.word_at, promise.word))
    if promise.state in SOLVED and promise.answered_at:
        steps.append(Step(_answered(promise, has_answer), promise.answered_at))
    elif promise.first_answer_at and promise.waits_since is None:
        steps.append(Step(_("Somebody wrote an answer"), promise.first_answer_at))
    if promise.summary:
        steps.append(Step(_("Summed up"), promise.summarised_at))
    return sorted(steps, key=lambda step: step.at)


def _answered(promise, has_answer):
    by_telephone = promise.by_telephone and not has_answer
    return _("Answered by telephone") if by_telephone else pgettext("question", "Answered")


def _seen(promise):
    if promise.seen_by is None:
        return _("Seen by a moderator")
    return _("Seen by %(name)s") % {"name": promise.seen_by.name}


def _passed(promise):
    if promise.forwarded_region:
        return _("Passed on to the pivot members of the region: %(region)s") % {
            "region": promise.forwarded_region.name
        }
    if promise.forwarded_to:
        return _("Passed on to %(whom)s") % {"whom": promise.forwarded_to}
    return _("Passed on to somebody of this space")


def first_news_day():
    """Return the day that a moderator is offered for the next news: the Friday that is not too near."""
    from deposits.promises import promised_day

    return promised_day(timezone.now())
