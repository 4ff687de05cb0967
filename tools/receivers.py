"""The search follows the sound of a tool, and the file leaves the disk with its row."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.search import indexing
from tools.models import ToolVoice


@receiver([post_save, post_delete], dispatch_uid="tools_voice_changed")
def follow_voice(sender, instance, **kwargs):
    """Say in the index, and on kept pages, whether the tool has a sound."""
    if sender is ToolVoice:
        indexing.refresh_pages([instance.page_id])


@receiver(post_delete, sender=ToolVoice, dispatch_uid="tools_voice_deleted")
def erase_voice(sender, instance, **kwargs):
    """Take the sound from the disk once its row is gone for good."""
    transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
