"""Which published page uses which file: known as soon as the page is."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from wagtail.models import Page, ReferenceIndex

from portal.files.models import FileUse, PortalFile, PortalImage


def used_by(page):
    """Return (keys of files, keys of images) that a page names, in fields, blocks and rich text."""
    found = {ContentType.objects.get_for_model(model).pk: set() for model in (PortalFile, PortalImage)}
    for content_type, key, _model_path, _content_path in ReferenceIndex._extract_references_from_object(page):
        if content_type in found:
            found[content_type].add(int(key))
    files, images = found.values()
    files = set(PortalFile.objects.filter(pk__in=files).values_list("pk", flat=True)) if files else files
    images = set(PortalImage.objects.filter(pk__in=images).values_list("pk", flat=True)) if images else images
    return files, images


@transaction.atomic
def note_uses(page):
    """Write down the files that a page uses now; an unpublished page uses none.

    Args:
        page: a specific page, as it was just saved.
    """
    files, images = used_by(page) if page.live else (set(), set())
    uses = FileUse.objects.filter(page_id=page.pk)
    have = set(uses.values_list("file_id", "image_id"))
    want = {(key, None) for key in files} | {(None, key) for key in images}
    for file_id, image_id in have - want:
        uses.filter(file_id=file_id, image_id=image_id).delete()
    FileUse.objects.bulk_create(
        [FileUse(page_id=page.pk, file_id=file_id, image_id=image_id) for file_id, image_id in want - have]
    )


def note_all():
    """Write down the uses of all pages anew."""
    for page in Page.objects.filter(live=True, depth__gt=1).specific().iterator():
        if hasattr(page, "audience"):
            note_uses(page)
