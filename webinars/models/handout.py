"""What goes with an event: documents given out, and what was mentioned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile
from portal.visibility import Audience
from webinars.visibility import published_for


class MaterialQuerySet(models.QuerySet):
    """Documents of events, with the gate."""

    def visible_to(self, user):
        """Return those that `user` may have."""
        return self.filter(published_for(user, "event__", "audience"))


class Material(PrivateFile):
    """A document of an event: slides, a leaflet. For members unless the team says otherwise.

    It is not in the library: the page of the event is public, and a page opens all that it uses.
    """

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="materials")
    audience = models.CharField(
        _("who may have it"), max_length=10, choices=Audience, default=Audience.MEMBERS
    )

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("document of an event")
        verbose_name_plural = _("documents of events")

    def __str__(self):
        """Return its name."""
        return self.name


class Mention(models.Model):
    """Something mentioned at an event: a page of the portal, or an address elsewhere. Everybody reads it."""

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="mentions")
    page = models.ForeignKey(
        "portal.PortalPage", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "page"], name="page_mentioned_once_an_event"),
        ]

    def __str__(self):
        """Return what is mentioned."""
        return self.title or str(self.page_id)

    def clean(self):
        """Hold that it leads somewhere.

        Raises:
            ValidationError: it does not.
        """
        if not self.page_id and not (self.url and self.title):
            raise ValidationError(_("Choose a page of the portal, or write a title and an address."))
