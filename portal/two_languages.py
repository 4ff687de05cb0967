"""Vocabularies with a name in each language: what those of all apps stand on."""

from django.db import models
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
