"""Who made a document."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey

from documents.references.reference import ContributorRole


class Contributor(Orderable):
    """A person or an organisation, in its role and in its place in the list."""

    page = ParentalKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="contributors")
    role = models.CharField(
        _("role"), max_length=20, choices=ContributorRole.choices, default=ContributorRole.AUTHOR
    )
    family = models.CharField(_("family name"), max_length=120, blank=True)
    given = models.CharField(_("given name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)

    panels = [
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("family"), FieldPanel("given")]),
        FieldPanel("organisation", help_text=_("Instead of a person.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        indexes = [
            models.Index(fields=["family", "given"], name="contributor_by_name"),
            models.Index(fields=["organisation"], name="contributor_by_organisation"),
        ]

    def __str__(self):
        """Return the name in reading order."""
        return self.organisation or " ".join(part for part in (self.given, self.family) if part)

    def clean(self):
        """Ask for a person or an organisation, not both.

        Raises:
            ValidationError: neither, or both, are given.
        """
        super().clean()
        if bool(self.organisation) == bool(self.family or self.given):
            raise ValidationError({"organisation": _("Give a person or an organisation.")})
