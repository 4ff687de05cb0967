"""The image and file libraries that editors use."""

from django.db import models

from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    """An image of the editorial library."""

    admin_form_fields = Image.admin_form_fields


class PortalRendition(AbstractRendition):
    """A resized copy of a `PortalImage`."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_portal_rendition"
            )
        ]


class PortalFile(AbstractDocument):
    """A file of the editorial library."""

    admin_form_fields = Document.admin_form_fields
