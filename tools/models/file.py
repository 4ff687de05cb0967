"""The files of a tool."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey


class ToolFile(Orderable):
    """A file of a tool: a leaflet, a protocol, the photo of a flip chart. The library's gate is its own."""

    page = ParentalKey("tools.ToolPage", on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(
        "files.PortalFile", on_delete=models.CASCADE, related_name="+", verbose_name=_("file")
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels = [FieldPanel("file"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a tool")
        verbose_name_plural = _("files of tools")

    def __str__(self):
        """Return which it is: what it holds is its page's."""
        return f"{self.page_id}: {self.file_id}"
