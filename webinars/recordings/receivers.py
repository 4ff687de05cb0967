"""Words leave the search with their recordings."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.signals import page_saved
from webinars.models import EventPage, Recording
from webinars.recordings import search_source


@receiver(page_saved, dispatch_uid="recordings_event_saved")
def follow_event(sender, page, **kwargs):
    """An event was published, withdrawn or said otherwise: its transcript follows."""
    if issubclass(sender, EventPage):
        search_source.follow(page)


@receiver(post_delete, sender=Recording, dispatch_uid="recordings_deleted")
def erase_words(sender, instance, **kwargs):
    """Erase what was said at an event that is gone."""
    search_source.forget(instance.pk)
