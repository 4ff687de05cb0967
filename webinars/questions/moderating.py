"""What a moderator does with the questions of an event; said once more, each is done already.

The board of the event is held meanwhile: two moderators who merge at once do it one after the other.
"""

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from webinars.models import Question, QuestionBoard
from webinars.questions.asking import hold_board


def put_next(board, question, given):
    """Put a question before all others in the row; one that was shown comes back into it."""
    if board.current_id == question.pk:
        return
    row = Question.objects.filter(event=board.pk, merged_into=None, answered=False)
    first = row.filter(shown_at=None).exclude(pk=question.pk).aggregate(first=Min("place"))["first"]
    question.place = 0 if first is None else first - 1
    question.shown_at, question.hidden, question.answered = None, False, False


def put_later(board, question, given):
    """Leave a question among those that no order was chosen for."""
    question.place = None


def show(board, question, given):
    """Put a question on the speaker's screen now."""
    question.hidden = False
    put_on_screen(board, question)


def put_on_screen(board, question):
    """Make a question the one on the screen; the others that were shown stay before it."""
    question.shown_at = timezone.now()
    question.save(update_fields=["shown_at"])
    _set_current(board, question)


def hide(board, question, given):
    """Take a question away from all but its author, to whom it is said."""
    question.hidden = True
    if board.current_id == question.pk:
        _set_current(board, None)


def bring_back(board, question, given):
    """Show again what was hidden."""
    question.hidden = False


def answer(board, question, given):
    """Say that a question was answered, with the words that stay where there are some."""
    question.answered, question.answer = True, given


def reopen(board, question, given):
    """Put back in the row what was said to be answered; its words stay for the next time."""
    question.answered, question.shown_at = False, None
    if board.current_id == question.pk:
        _set_current(board, None)


def merge(board, question, given):
    """Merge a question into the one whose key is `given`: the same people are counted once.

    What was merged into it goes along, so that nothing is ever merged into what is itself merged.
    """
    target = Question.objects.filter(event=board.pk, key=given).select_related("merged_into").first()
    target = target and (target.merged_into or target)
    if target is None or target.pk == question.pk:
        return
    question.merged.update(merged_into=target)
    question.merged_into = target
    # Once marks are erased nobody can tell whom both have in common: the larger of the two is sure.
    kept = max(target.voices_kept, question.voices_kept)
    Question.objects.filter(pk=target.pk).update(voices_kept=kept)
    if board.current_id == question.pk:
        put_on_screen(board, target)


def separate(board, question, given):
    """Make a question stand by itself again."""
    question.merged_into = None


def _set_current(board, question):
    board.current = question
    QuestionBoard.objects.filter(pk=board.pk).update(current=question)


DEEDS = {
    "next": put_next,
    "later": put_later,
    "show": show,
    "hide": hide,
    "bring_back": bring_back,
    "answer": answer,
    "reopen": reopen,
    "merge": merge,
    "separate": separate,
}
SORTED = ["place", "shown_at", "hidden", "merged_into", "answered", "answer"]


@transaction.atomic
def do(event, deed, key, given=""):
    """Do what a moderator asks, and tell whether it could be.

    Args:
        event: an `EventPage`; `key`: of one of its questions.
        deed: one of `DEEDS`; `given`: the key of the other question, or the answer.
    """
    board = hold_board(event.pk)
    question = Question.objects.filter(event=event.pk, key=key).first()
    if question is None or deed not in DEEDS:
        return False
    DEEDS[deed](board, question, given)
    # Whose it is may be erased at this moment by somebody who does not hold the board.
    question.save(update_fields=SORTED)
    return True
