"""Files leave the disk with their rows, and words the search with their recordings."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.signals import page_saved
from webinars.models import EventPage, Material, Recording, RecordingFile
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


@receiver([post_delete], dispatch_uid="recordings_files_deleted")
def erase_file(sender, instance, **kwargs):
    """Take a file from the disk once its row is gone for good."""
    if sender in (RecordingFile, Material):
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
