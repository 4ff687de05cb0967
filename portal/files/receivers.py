"""The uses of files follow the pages, and their texts follow the files."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.files import texts
from portal.files.models import FileText, PrivateFile
from portal.files.uses import note_uses
from portal.search import passages
from portal.signals import file_stored, index_emptied, page_saved


@receiver(page_saved, dispatch_uid="files_page_saved")
def follow_page(sender, page, **kwargs):
    """Write down the files of a page that was saved."""
    note_uses(page)


@receiver(file_stored, dispatch_uid="files_file_stored")
def read_file(sender, file, **kwargs):
    """Have the text of a new file read."""
    texts.begin(file)


@receiver(post_delete, sender=FileText, dispatch_uid="files_text_deleted")
def erase_text(sender, instance, **kwargs):
    """Erase from the search the words of a text that is gone."""
    passages.remove(instance.pk)


@receiver(post_delete, dispatch_uid="files_private_file_deleted")
def erase_private_file(sender, instance, **kwargs):
    """Take a private file from the disk once its row is gone for good."""
    if issubclass(sender, PrivateFile):
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))


@receiver(index_emptied, dispatch_uid="files_index_emptied")
def write_texts(sender, **kwargs):
    """Give the search the texts again."""
    texts.index_all()
