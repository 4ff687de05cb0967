"""The uses of files follow the pages."""

from django.dispatch import receiver

from portal.files.uses import note_uses
from portal.signals import page_saved


@receiver(page_saved, dispatch_uid="files_page_saved")
def follow_page(sender, page, **kwargs):
    """Write down the files of a page that was saved."""
    note_uses(page)
