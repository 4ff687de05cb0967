"""Questions as they are shown: in words, in order, with how many ask them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, Count, Max, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from members.naming import name_of
from webinars.models import QuestionVoice
from webinars.models.question import PEOPLE


@dataclass(frozen=True)
class QuestionShown:
    """A question before somebody.

    Args:
        key: stands for it in addresses and forms.
        text: its words.
        name: of who asked, "" without.
        number: how many people ask it.
        answered, answer: whether it was answered, and the words that stay.
        mine, holds_mine, supported: whether the reader asked it, or one merged into it, or asks it too.
        hidden, is_merged: what the moderator did with it.
        in_row: whether she put it before the others.
        shown_at: when it came on the speaker's screen, None where it did not.
        merged: those merged into it, for the moderator.
    """

    key: str
    text: str
    name: str
    number: int
    answered: bool
    answer: str
    mine: bool = False
    holds_mine: bool = False
    supported: bool = False
    hidden: bool = False
    is_merged: bool = False
    in_row: bool = False
    shown_at: object = None
    merged: tuple = ()


def name_on(question):
    """Return the name on a question, "" where she asked without; who has left is no longer named."""
    if not question.signed:
        return ""
    author, guest = question.author, question.guest
    name = name_of(author) if author and author.is_active else guest.name if guest else ""
    return name or _("A worker")


def in_order(questions, mark=""):
    """Return questions as `QuestionShown`, in their order; those merged go with the one they are in.

    Args:
        questions: a queryset that has passed the gate, of one event.
        mark: the reader's, so that she finds what is hers.
    """
    found = list(questions.select_related(*PEOPLE))
    if not found:
        return []
    voices = _voices(found[0].event_id, mark)
    families = defaultdict(list)
    for question in found:
        families[question.merged_into_id].append(question)
    ordered = sorted(found, key=lambda question: _rank(question, voices))
    return [_shown(question, voices, families, mark) for question in ordered]


def _voices(event_id, mark):
    """Return {question: (how many ask it or one merged into it, each once; whether `mark` does)}."""
    root = Coalesce("question__merged_into_id", "question_id")
    mine = Max(Case(When(mark=mark, then=Value(1)), default=Value(0)))
    rows = QuestionVoice.objects.filter(question__event=event_id).order_by().annotate(root=root)
    counted = rows.values("root").annotate(number=Count("mark", distinct=True), mine=mine)
    return {row["root"]: (row["number"], bool(row["mine"])) for row in counted}


def _number(question, voices):
    return voices.get(question.pk, (0, False))[0] + question.voices_kept


def _rank(question, voices):
    place = question.place
    return (place is None, place or 0, -_number(question, voices), question.asked_at, question.pk)


def _shown(question, voices, families, mark):
    return QuestionShown(
        key=question.key,
        text=question.text,
        name=name_on(question),
        number=_number(question, voices),
        answered=question.answered,
        answer=question.answer,
        mine=_is_of(mark, question),
        holds_mine=any(_is_of(mark, one) for one in families[question.pk]),
        supported=voices.get(question.pk, (0, False))[1],
        hidden=question.hidden,
        is_merged=question.merged_into_id is not None,
        in_row=question.place is not None,
        shown_at=question.shown_at,
        merged=tuple({"key": one.key, "text": one.text} for one in families[question.pk]),
    )


def _is_of(mark, question):
    return bool(mark) and question.author_mark == mark
