"""Organisations: those whom the directory lists, and those whom members come from."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


class OrganisationQuerySet(models.QuerySet):
    """Organisations, with the gate."""

    def visible_to(self, user):
        """Return those that the directory shows: everybody reads it, and each field has its own readers.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        return self.filter(published=True)


class Organisation(models.Model):
    """An organisation. It has no street address: that of a shelter must stand nowhere."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    slug = models.SlugField(_("address on the site"), max_length=120, unique=True, blank=True)
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    published = models.BooleanField(_("shown in the directory"), default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        """Return its name."""
        return self.name

    def save(self, *args, **kwargs):
        """Save, with an address."""
        self.slug = self.slug or slugify(self.name)[:120]
        super().save(*args, **kwargs)
