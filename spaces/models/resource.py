"""A file or a link that the people of a space share."""

from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile
from portal.search.analyser import fold
from spaces.choices import Part
from spaces.models.thing import Thing, ThingQuerySet


class Resource(Thing):
    """A file or a link.

    Args:
        sought: its title without accents, as the search of the list reads it.
        link: where it leads, "" for a file.
    """

    PART = Part.RESOURCES

    title = models.CharField(_("title"), max_length=160)
    sought = models.CharField(max_length=400, editable=False)
    about = models.CharField(_("what it is, in two lines"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    changed_at = models.DateTimeField(null=True)

    objects = ThingQuerySet.as_manager()

    class Meta:
        verbose_name = _("resource")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["space", "-made_at"], name="resources_of_a_space")]

    def save(self, *args, **kwargs):
        """Keep what its list is searched by."""
        self.sought = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def host(self):
        """The site that a link leads to."""
        return (urlsplit(self.link).hostname or "").removeprefix("www.")


class ResourceFileQuerySet(models.QuerySet):
    """Files of resources, with the gate."""

    def visible_to(self, user):
        """Return the files of the resources that `user` reads."""
        return self.filter(resource__in=Resource.objects.visible_to(user).values("pk"))


class ResourceFile(PrivateFile):
    """The file of a resource. Another file takes its place under the same address."""

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="kept")

    objects = ResourceFileQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self.resource_id}: {self.pk}"
