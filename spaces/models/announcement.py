"""Dated news of a space, by its moderators."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.choices import Part
from spaces.models.thing import Thing, ThingQuerySet


class AnnouncementQuerySet(ThingQuerySet):
    """Announcements."""

    def current(self):
        """Return those that stand at the top of the space today."""
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))


class Announcement(Thing):
    """News of a space.

    Args:
        until: the last day on which it stands at the top; None leaves it there.
    """

    PART = Part.ANNOUNCEMENTS

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"), max_length=4000, blank=True)
    language = models.CharField(max_length=2, default="fr")
    until = models.DateField(_("at the top until"), null=True, blank=True)
    changed_at = models.DateTimeField(null=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
