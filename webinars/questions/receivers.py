"""The index follows the questions, and the event that they are of."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.signals import page_saved
from webinars.models import EventPage, Question
from webinars.questions.search_source import follow, is_in_index


@receiver(post_save, sender=Question, dispatch_uid="webinars_question_saved")
def follow_question(sender, instance, created, **kwargs):
    """Write a question that was answered, and erase one that no longer is.

    Those that wait are sorted every few seconds: the index, and all the pages kept for visitors with it,
    must not be made anew for what they never show.
    """
    if instance.answered or (not created and is_in_index(instance.pk)):
        follow([instance.pk])


@receiver(post_delete, sender=Question, dispatch_uid="webinars_question_deleted")
def forget_question(sender, instance, **kwargs):
    """Erase a question that is gone."""
    if is_in_index(instance.pk):
        follow([instance.pk])


@receiver(page_saved, dispatch_uid="webinars_event_of_questions_saved")
def follow_event(sender, page, **kwargs):
    """The event was published, taken away, or kept for a small group."""
    if issubclass(sender, EventPage):
        keys = list(Question.objects.filter(event=page.pk, answered=True).values_list("pk", flat=True))
        if keys:
            follow(keys)
