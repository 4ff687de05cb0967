"""Asking, supporting, withdrawing: each done twice is done once."""

from django.db import transaction

from portal.limits import has_room
from webinars.models import Question, QuestionBoard, QuestionVoice

MOST = 10
WITHIN = 60 * 60  # seconds


def hold_board(event_id):
    """Return the board of an event, held until the end of the transaction."""
    QuestionBoard.objects.get_or_create(event_id=event_id)
    return QuestionBoard.objects.select_for_update().get(event_id=event_id)


def was_asked(form_key):
    """Tell whether this form was sent already."""
    return Question.objects.filter(form_key=form_key).exists()


def has_room_for(asker):
    """Count a question of `asker`, and tell whether it may go on."""
    return has_room("event_questions", asker.mark, MOST, WITHIN)


@transaction.atomic
def ask(asker, text, *, signed, form_key):
    """Ask a question, once for each form.

    Args:
        asker: an `Asker` who may ask now.
        text: cleaned; `signed`: whether her name is shown.
        form_key: the form's.

    Returns:
        The `Question`.
    """
    question, made = Question.objects.get_or_create(
        form_key=form_key,
        defaults={
            "event_id": asker.event.pk,
            "text": text,
            "signed": signed,
            "author": asker.user if signed else None,
            "guest": asker.guest if signed else None,
            "author_mark": asker.mark,
        },
    )
    if made:
        QuestionVoice.objects.create(question=question, mark=asker.mark)
    return question


def _asked_too(asker, key):
    """Return a question that `asker` reads and has not asked herself, or None."""
    return asker.questions().filter(key=key, merged_into=None).exclude(author_mark=asker.mark).first()


@transaction.atomic
def support(asker, key):
    """Ask a question too; her voice counts once, however often it is given."""
    # Held, so that the question is not erased meanwhile.
    hold_board(asker.event.pk)
    question = _asked_too(asker, key)
    if question:
        QuestionVoice.objects.bulk_create(
            [QuestionVoice(question=question, mark=asker.mark)], ignore_conflicts=True
        )


@transaction.atomic
def unsupport(asker, key):
    """Take her voice back, from the question and from those merged into it."""
    question = _asked_too(asker, key)
    if question:
        voices = QuestionVoice.objects.filter(mark=asker.mark).exclude(question__author_mark=asker.mark)
        (voices.filter(question=question) | voices.filter(question__merged_into=question)).delete()


@transaction.atomic
def withdraw(asker, key):
    """Erase a question of hers, and tell whether there was one."""
    hold_board(asker.event.pk)
    question = Question.objects.asked_under(asker.mark).filter(event=asker.event.pk, key=key).first()
    if question is None:
        return False
    remove(question)
    return True


@transaction.atomic
def remove(question):
    """Erase a question; those merged into it are others' words, and the first of them takes its place."""
    board = hold_board(question.event_id)
    heir = question.merged.order_by("asked_at", "pk").first()
    if heir:
        question.merged.exclude(pk=heir.pk).update(merged_into=heir)
        taken = ["place", "shown_at", "hidden", "answered", "answer"]
        for name in taken:
            setattr(heir, name, getattr(question, name))
        heir.merged_into = None
        heir.save(update_fields=[*taken, "merged_into"])
    if board.current_id == question.pk:
        QuestionBoard.objects.filter(pk=board.pk).update(current=heir)
    question.delete()
