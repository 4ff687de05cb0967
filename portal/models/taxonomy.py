"""Themes and regions: two small vocabularies with a name in each language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel


class TwoLanguageName(models.Model):
    """Something with a French and an English name."""

    name_fr = models.CharField(_("name in French"), max_length=120, unique=True)
    name_en = models.CharField(_("name in English"), max_length=120, unique=True)
    slug = models.SlugField(
        _("address on the site"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Leave empty: it is made from the French name."),
    )

    panels = [FieldRowPanel([FieldPanel("name_fr"), FieldPanel("name_en")]), FieldPanel("slug")]

    class Meta:
        abstract = True

    def __str__(self):
        """Return the name in the reader's language."""
        return self.name

    def clean(self):
        """Make the address from the French name where none is given."""
        super().clean()
        self._make_address()

    def save(self, *args, **kwargs):
        """Save, with an address: each has a page of its own."""
        self._make_address()
        super().save(*args, **kwargs)

    def _make_address(self):
        self.slug = self.slug or slugify(self.name_fr.replace("–", "-"))[:120]

    @property
    def name(self):
        """The name in the reader's language."""
        return self._in_language("name")

    def _in_language(self, field):
        language = "en" if (get_language() or "fr").startswith("en") else "fr"
        return getattr(self, f"{field}_{language}")


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
