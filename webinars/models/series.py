"""A series: the webinars that come back, with one room and one address to keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.two_languages import TwoLanguageName


class EventSeries(TwoLanguageName):
    """Events that belong together, such as the webinars of every two weeks."""

    room_url = models.URLField(
        _("address of the room"),
        max_length=1000,
        blank=True,
        help_text=_("Used by each event of the series that has none of its own. Zoom, Teams, Jitsi…"),
    )
    room_telephone = models.CharField(
        _("telephone number of the room"), max_length=200, blank=True, help_text=_("With its code.")
    )

    panels = [*TwoLanguageName.panels, FieldPanel("room_url"), FieldPanel("room_telephone")]

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("series of webinars")
        verbose_name_plural = _("series of webinars")
