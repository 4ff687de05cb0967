"""The speaker's screen: one question, what is next, and the way forward and back.

What was shown keeps its order, and the row follows: `Question.shown_at`, then the moderator's order, then
those that most people ask. The question on the screen changes only when somebody says so: nobody reads a
question that another takes the place of.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from webinars.models import Question, QuestionBoard
from webinars.questions.asking import hold_board
from webinars.questions.moderating import put_on_screen
from webinars.questions.shown import in_order


@dataclass(frozen=True)
class Screen:
    """What the speaker sees.

    Args:
        current, following: `QuestionShown`, or None.
        before: the one that was shown before, or None.
        waiting: how many wait after the current one.
    """

    current: object
    following: object
    before: object
    waiting: int

    @property
    def tag(self):
        """What changes with all that is shown, and with nothing else."""
        seen = [[one and [one.key, one.text, one.name, one.number] for one in (self.current, self.following)]]
        told = json.dumps([*seen, bool(self.before), self.waiting], ensure_ascii=False)
        return sha256(told.encode()).hexdigest()[:16]


def screen_of(event_id):
    """Return what is on the speaker's screen of an event, as a `Screen`, in three queries."""
    board = QuestionBoard.objects.filter(pk=event_id).select_related("current").first()
    return _screen(event_id, board.current if board else None)


def _screen(event_id, current):
    found = in_order(Question.objects.filter(event=event_id, hidden=False, merged_into=None))
    row = [one for one in found if not one.answered and one.shown_at is None]
    seen = sorted((one for one in found if one.shown_at), key=lambda one: one.shown_at)
    on_screen = next((one for one in seen if current and one.key == current.key), None)
    if on_screen is None:
        return Screen(None, row[0] if row else None, seen[-1] if seen else None, len(row))
    place = seen.index(on_screen)
    coming = [one for one in seen[place + 1 :] if not one.answered] + row
    return Screen(
        current=on_screen,
        following=coming[0] if coming else None,
        before=seen[place - 1] if place else None,
        waiting=len(coming),
    )


@transaction.atomic
def step(event_id, seen, forward):
    """Go on to the next question, or back to the one before.

    Args:
        event_id: whose screen it is.
        seen: the key of the question that was on the screen when she pressed, "" for none: what was pressed
            twice, or on two tablets at once, goes on once.
        forward: or back.
    """
    board = hold_board(event_id)
    current = Question.objects.filter(pk=board.current_id).first() if board.current_id else None
    if (current.key if current else "") != seen:
        return
    screen = _screen(event_id, current)
    to = screen.following if forward else screen.before
    if to is None:
        return
    question = Question.objects.get(key=to.key)
    if question.shown_at is None:
        put_on_screen(board, question)
    else:
        QuestionBoard.objects.filter(pk=board.pk).update(current=question)
