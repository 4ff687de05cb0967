"""The search follows the sound of a tool, and the file leaves the disk with its row."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from portal.search import indexing
from tools.files import forget_files
from tools.models import ToolFile, ToolPage, ToolVoice


@receiver([post_save, post_delete], dispatch_uid="tools_voice_changed")
def follow_voice(sender, instance, **kwargs):
    """Say in the index, and on kept pages, whether the tool has a sound."""
    if sender is ToolVoice:
        indexing.refresh_pages([instance.page_id])


@receiver(post_delete, sender=ToolVoice, dispatch_uid="tools_voice_deleted")
def erase_voice(sender, instance, **kwargs):
    """Take the sound from the disk once its row is gone for good."""
    transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))


@receiver(pre_delete, sender=ToolPage, dispatch_uid="tools_page_deleted")
def forget_what_was_confided(sender, instance, **kwargs):
    """Take the files that somebody confided out of the library with their tool, whoever deletes it."""
    if instance.confided:
        keys = list(ToolFile.objects.filter(page_id=instance.pk).values_list("file_id", flat=True))
        transaction.on_commit(partial(forget_files, keys))
