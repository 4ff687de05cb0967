"""Background work of the questions."""

from django.db import transaction
from django.utils import timezone

from django_tasks import task

from webinars.models import Question, QuestionVoice
from webinars.questions.asking import hold_board
from webinars.questions.hours import MARKS_KEPT
from webinars.questions.shown import in_order


@task()
def forget_question_marks():
    """Erase what tells who asked, some days after each event; how many asked stays."""
    forget_marks()


def forget_marks(now=None):
    """Erase the marks of the events that ended some days ago, and return of how many events."""
    oldest = (now or timezone.now()) - MARKS_KEPT
    ended = Question.objects.filter(event__ends_at__lt=oldest)
    voiced = QuestionVoice.objects.filter(question__event__ends_at__lt=oldest)
    events = set(ended.exclude(author_mark="").values_list("event", flat=True).order_by())
    events |= set(voiced.values_list("question__event", flat=True).order_by())
    for event_id in events:
        _forget(event_id)
    return len(events)


@transaction.atomic
def _forget(event_id):
    hold_board(event_id)
    questions = Question.objects.filter(event=event_id)
    # Those merged into another keep their own number, for whoever takes them apart.
    own = {one.key: one.voices.count() for one in questions.exclude(merged_into=None)}
    for shown in in_order(questions):
        kept = own[shown.key] if shown.is_merged else shown.number
        questions.filter(key=shown.key).update(voices_kept=kept)
    QuestionVoice.objects.filter(question__event=event_id).delete()
    questions.update(author_mark="")
