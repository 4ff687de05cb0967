"""An entry of the register of incidents, as the law wants it filled in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Incident
from members.privacy.forms import DateInput, FormKeyMixin, not_in_the_future

DAYS = ("began_on", "ended_on", "aware_on", "commission_told_on", "people_told_on")


class IncidentForm(FormKeyMixin, forms.ModelForm):
    """What the register has to hold (Règlement sur les incidents de confidentialité, s. 7)."""

    serious_risk = forms.TypedChoiceField(
        label=_("Is there a risk of serious injury?"),
        choices=[("True", _("Yes")), ("False", _("No"))],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Incident
        fields = [
            "data",
            "data_unknown",
            "circumstances",
            "began_on",
            "ended_on",
            "is_approximate",
            "aware_on",
            "persons",
            "persons_quebec",
            "serious_risk",
            "reasoning",
            "commission_told_on",
            "people_told_on",
            "people_told_how",
            "measures",
        ]
        widgets = {
            **dict.fromkeys(DAYS, DateInput),
            **{
                name: forms.Textarea({"rows": 3})
                for name in (
                    "data",
                    "data_unknown",
                    "circumstances",
                    "reasoning",
                    "people_told_how",
                    "measures",
                )
            },
        }

    def __init__(self, *args, **kwargs):
        """Show the box beside its words."""
        super().__init__(*args, **kwargs)
        self.fields["is_approximate"].label_suffix = ""

    def clean(self):
        """Hold what one field says against the others."""
        given = super().clean()
        for name in DAYS:
            self._check(name, not_in_the_future)
        if not given.get("data") and not given.get("data_unknown"):
            self.add_error("data", _("Say which data, or below why you do not know."))
        began, ended, aware = (given.get(name) for name in ("began_on", "ended_on", "aware_on"))
        if began and ended and ended < began:
            self.add_error("ended_on", _("The last day comes before the first."))
        if began and aware and aware < began and not given.get("is_approximate"):
            self.add_error("aware_on", _("You learned of it before it happened: check the days."))
        persons, here = given.get("persons"), given.get("persons_quebec")
        if persons is not None and here is not None and here > persons:
            self.add_error("persons_quebec", _("More people than there are in all."))
        return given

    def _check(self, name, rule):
        try:
            rule(self.cleaned_data.get(name))
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)
