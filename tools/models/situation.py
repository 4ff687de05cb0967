"""The situations in which a tool helps."""

from django.utils.translation import gettext_lazy as _

from portal.two_languages import TwoLanguageName


class Situation(TwoLanguageName):
    """A moment of the work: first contact, support, leaving, the team, a school… The team adds its own."""

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("situation")
        verbose_name_plural = _("situations")
