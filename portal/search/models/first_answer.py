"""Pages that the team wants shown first for a question."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from portal.search.models.wordings import clean_lines, lines


class FirstAnswer(ClusterableModel):
    """Questions, and the pages that answer them best."""

    wordings = models.TextField(
        _("questions"),
        help_text=_(
            "One a line. Accents, capitals and small words do not matter; word order does not either."
        ),
    )

    panels = [
        FieldPanel("wordings"),
        InlinePanel("answers", heading=_("Pages to show first"), label=_("page"), min_num=1, max_num=3),
    ]

    class Meta:
        ordering = ["wordings"]
        verbose_name = _("first answer")
        verbose_name_plural = _("first answers")

    def __str__(self):
        """Return the questions, in one line."""
        return ", ".join(self.questions)

    @property
    def questions(self) -> list[str]:
        """The questions that it answers."""
        return lines(self.wordings)

    def clean(self):
        """Keep one question a line.

        Raises:
            ValidationError: a line cannot be asked.
        """
        super().clean()
        try:
            self.wordings = clean_lines(self.wordings)
        except ValidationError as error:
            raise ValidationError({"wordings": error}) from error


class FirstAnswerPage(Orderable):
    """A page that answers, in its place."""

    answer = ParentalKey(FirstAnswer, on_delete=models.CASCADE, related_name="answers")
    page = models.ForeignKey(
        "portal.PortalPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [FieldPanel("page")]

    def __str__(self):
        """Return which page it is."""
        return f"page {self.page_id}"
