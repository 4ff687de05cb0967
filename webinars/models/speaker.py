"""Who speaks at an event."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey


class Speaker(Orderable):
    """A person who speaks. All of it is public; the link to a member follows what she shows of herself."""

    event = ParentalKey("webinars.EventPage", on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("name"), max_length=160)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    biography = models.TextField(_("short biography"), max_length=900, blank=True)
    photo = models.ForeignKey(
        "files.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
        help_text=_("Only if she wants it."),
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("her account"),
        help_text=_("If she agrees: members then reach her through the directory, if she is in it."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("organisation")]),
        FieldPanel("biography"),
        FieldRowPanel([FieldPanel("photo"), FieldPanel("member")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self):
        """Return her name, with where she works."""
        return ", ".join(part for part in (self.name, self.organisation) if part)
