"""Themes and regions: two small vocabularies with a name in each language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.two_languages import TwoLanguageName


class Theme(TwoLanguageName):
    """A subject, on two levels."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        limit_choices_to={"parent__isnull": True},
        verbose_name=_("wider theme"),
    )
    description_fr = models.TextField(_("description in French"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)

    panels = [
        *TwoLanguageName.panels,
        FieldPanel("parent"),
        FieldPanel("description_fr"),
        FieldPanel("description_en"),
    ]

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def clean(self):
        """Hold the two levels.

        Raises:
            ValidationError: the theme would be on a third level.
        """
        super().clean()
        if self.parent_id and (self.parent_id == self.pk or self.parent.parent_id or self.has_children):
            raise ValidationError({"parent": _("Themes have two levels at most.")})

    @property
    def description(self):
        """What it is about, in the reader's language."""
        return self._in_language("description")

    @cached_property
    def has_children(self):
        """Whether narrower themes exist."""
        return bool(self.pk) and self.children.exists()


class Region(TwoLanguageName):
    """An administrative region of Québec, with its official code ("01" to "17")."""

    code = models.CharField(_("official code"), max_length=2, unique=True)

    panels = [FieldPanel("code"), *TwoLanguageName.panels]

    class Meta:
        ordering = ["code"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")
