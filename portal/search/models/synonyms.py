"""Wordings that mean the same thing, kept by the team."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.search.models.wordings import clean_lines, lines


class SynonymGroup(models.Model):
    """Wordings of one thing: whoever asks for one finds the others too."""

    wordings = models.TextField(
        _("wordings"),
        help_text=_("One a line, such as an acronym and what it stands for. Each finds all the others."),
    )
    leads_to = models.TextField(
        _("finds too, one way only"),
        blank=True,
        help_text=_(
            "One a line. The wordings above find these too, but not the other way round: "
            "a narrow word may lead to a wide one."
        ),
    )

    panels = [FieldPanel("wordings"), FieldPanel("leads_to")]

    class Meta:
        ordering = ["wordings"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms and acronyms")

    def __str__(self):
        """Return the wordings, in one line."""
        both = " ↔ ".join(self.equivalents)
        return f"{both} → {', '.join(self.one_way)}" if self.one_way else both

    @property
    def equivalents(self) -> list[str]:
        """The wordings that find each other."""
        return lines(self.wordings)

    @property
    def one_way(self) -> list[str]:
        """The wordings that they find too."""
        return lines(self.leads_to)

    def clean(self):
        """Keep one wording a line.

        Raises:
            ValidationError: a line cannot be searched, or there is only one wording.
        """
        super().clean()
        errors = {}
        for name in ("wordings", "leads_to"):
            try:
                setattr(self, name, clean_lines(getattr(self, name)))
            except ValidationError as error:
                errors[name] = error
        if not errors and len({*self.equivalents, *self.one_way}) < 2:
            errors["wordings"] = ValidationError(_("Write at least two wordings, one a line."))
        if errors:
            raise ValidationError(errors)
