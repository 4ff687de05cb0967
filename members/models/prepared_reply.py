"""What the facilitator often writes to people who apply or who deposit something, kept ready."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ReplyMoment(models.TextChoices):
    """When a prepared reply serves."""

    ASK = "ask", _("To ask a question")
    ACCEPT = "accept", _("To accept, with a word")
    DECLINE = "decline", _("To answer “not now”")
    DEPOSIT_CHANGES = "d_change", _("To ask for changes of a deposit")
    DEPOSIT_THANKS = "d_thanks", _("To accept a deposit, with a word")
    DEPOSIT_DECLINE = "d_no", _("To say that a deposit is not published")


class PreparedReply(models.Model):
    """Sentences to begin with: chosen, then changed before they leave. They name nobody."""

    moment = models.CharField(_("when it serves"), max_length=8, choices=ReplyMoment)
    title_fr = models.CharField(
        _("title in French"), max_length=80, help_text=_("For you, to find it: it is not sent.")
    )
    title_en = models.CharField(_("title in English"), max_length=80)
    text_fr = models.TextField(_("text in French"), max_length=2000)
    text_en = models.TextField(
        _("text in English"),
        max_length=2000,
        help_text=_("She gets the one in the language in which she applied."),
    )

    class Meta:
        verbose_name = _("prepared reply")
        verbose_name_plural = _("prepared replies")
        ordering = ["moment", "title_fr", "pk"]

    def __str__(self):
        """Return its title, in the reader's language."""
        return self._in_language("title", get_language())

    def text(self, language):
        """Return what it says, in the language of the person whom it answers."""
        return self._in_language("text", language)

    def _in_language(self, field, language):
        return getattr(self, f"{field}_{'en' if (language or 'fr').startswith('en') else 'fr'}")
