"""What a discussion that grows from a question begins with."""

from dataclasses import dataclass

from webinars.models import Question
from webinars.questions.shown import name_on


@dataclass(frozen=True)
class DiscussionSeed:
    """The beginning of a discussion.

    Args:
        event: where it was asked.
        question, answer: in plain text; `answer` may be "".
        name: of who asked, "" where she asked without.
    """

    event: object
    question: str
    answer: str
    name: str


def discussion_seed(user, key):
    """Return what a discussion may begin with, or None where `user` does not read that question.

    Args:
        user: who would open the discussion; `key`: of the question.
    """
    found = Question.objects.visible_to(user).filter(key=key)
    question = found.select_related("event", "author__profile", "guest").first()
    if question is None:
        return None
    return DiscussionSeed(question.event, question.text, question.answer, name_on(question))
