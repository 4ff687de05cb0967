"""The questions of an event as its page, and their own, show them."""

from dataclasses import dataclass

from django.urls import reverse

from webinars.models.question import LONGEST
from webinars.questions.askers import member_asker
from webinars.questions.forms import QuestionForm
from webinars.questions.hours import MARKS_KEPT, takes_questions
from webinars.questions.shown import in_order


@dataclass(frozen=True)
class QuestionsShown:
    """All that a page says of the questions of an event.

    Args:
        waiting, answered: lists of `QuestionShown`, in order.
        may_ask: whether the reader asks and supports now; `form` is then to be filled in.
        action: where its forms are sent; `back`: says from which page.
        moderate_url: where they are sorted, "" where she does not.
        takes_part: whether the event is hers to ask at; `is_open`: whether it takes questions now.
    """

    waiting: list
    answered: list
    may_ask: bool
    form: object
    action: str
    back: str = ""
    moderate_url: str = ""
    takes_part: bool = True
    is_open: bool = True
    longest: int = LONGEST
    days_kept: int = MARKS_KEPT.days

    @property
    def is_shown(self):
        """Whether the page of the event has something to say of them."""
        return bool(self.is_open or self.waiting or self.answered)


def questions_before(asker, action, *, form=None, back=""):
    """Return what somebody sees of the questions of an event.

    Args:
        asker: an `Asker`.
        action: where her forms are sent.
        form: the one that she filled in, shown again where it was refused.
        back: the page that she comes from, as its forms name it.
    """
    found = in_order(asker.questions(), asker.mark)
    may_ask = asker.may_ask
    return QuestionsShown(
        waiting=[question for question in found if not question.answered],
        answered=[question for question in found if question.answered],
        may_ask=may_ask,
        form=(form or QuestionForm(signature=asker.signature)) if may_ask else None,
        action=action,
        back=back,
        moderate_url=reverse("moderate_questions", args=[asker.event.pk]) if asker.moderates else "",
        takes_part=asker.takes_part,
        is_open=takes_questions(asker.event),
    )


def question_variables(event, request):
    """Return the variables of the page of an event about its questions.

    Who may not read them is told the same, whether there are any or not.
    """
    asker = member_asker(event, request.user)
    if asker is None:
        return {"questions": None}
    action = reverse("event_questions", args=[event.pk])
    return {"questions": questions_before(asker, action, back="event")}
