"""How a member subscribes to her calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.forms import FormWithKey

ALL, MINE = "all", "mine"


class CalendarForm(FormWithKey):
    """Which events her calendar holds."""

    events = forms.ChoiceField(
        label=_("What your calendar shows"),
        choices=[
            (ALL, _("All webinars and meetings; it says to which ones you are registered")),
            (MINE, _("Only those to which you are registered, or wait for a place")),
        ],
        widget=forms.RadioSelect,
        initial=ALL,
    )

    @property
    def only_mine(self):
        """Whether she chose only her own."""
        return self.cleaned_data["events"] == MINE
