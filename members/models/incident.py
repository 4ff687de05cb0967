"""The register of confidentiality incidents.

LPRPSP (RLRQ, c. P-39.1), s. 3.5 to 3.8; Règlement sur les incidents de confidentialité (c. A-2.1, r. 3.1),
s. 7 for what it holds and s. 8 for how long: five years at least after one became aware of it. Nothing is
ever erased here.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Incident(models.Model):
    """An incident, as the register has to hold it. It names nobody."""

    data = models.TextField(
        _("what data are concerned"),
        blank=True,
        help_text=_("The kinds of data, without naming anybody. Leave it empty if you do not know."),
    )
    data_unknown = models.TextField(
        _("if you do not know, why"), blank=True, help_text=_("Why the data cannot be described.")
    )
    circumstances = models.TextField(_("what happened"), help_text=_("The circumstances, in short."))
    began_on = models.DateField(_("day of the incident, or its first day"))
    ended_on = models.DateField(_("last day, if it lasted"), null=True, blank=True)
    is_approximate = models.BooleanField(_("These days are approximate"), default=False)
    aware_on = models.DateField(_("day on which you learned of it"))
    persons = models.PositiveIntegerField(
        _("how many people are concerned"), help_text=_("An approximation if you do not know.")
    )
    persons_quebec = models.PositiveIntegerField(_("how many of them are in Québec"))
    serious_risk = models.BooleanField(_("is there a risk of serious injury"))
    reasoning = models.TextField(
        _("why you think so"),
        help_text=_(
            "How sensitive the data are, what could be done with them, how likely it is (law, s. 3.7)."
        ),
    )
    commission_told_on = models.DateField(_("day on which the Commission was told"), null=True, blank=True)
    people_told_on = models.DateField(_("day on which the people were told"), null=True, blank=True)
    people_told_how = models.TextField(_("if a public notice was given, why"), blank=True)
    measures = models.TextField(
        _("what was done"), help_text=_("So that it hurts less, and so that it does not happen again.")
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        default_permissions = ()
        ordering = ["-aware_on", "-pk"]

    def __str__(self):
        """Return its number."""
        return f"#{self.pk}"

    def delete(self, *args, **kwargs):
        """Refuse.

        Raises:
            TypeError: always; the law wants the register kept.
        """
        raise TypeError("The register of incidents is never erased.")

    @property
    def lacks_notice(self):
        """Whether somebody is still to be told (LPRPSP, s. 3.5)."""
        return self.serious_risk and not (self.commission_told_on and self.people_told_on)


class IncidentCorrection(models.Model):
    """What an incident said before it was corrected.

    Args (fields):
        former: {field: the former value} of what changed.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="corrections")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    corrected_at = models.DateTimeField(default=timezone.now)
    former = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        ordering = ["-corrected_at", "-pk"]

    def __str__(self):
        """Return when."""
        return self.corrected_at.isoformat()
