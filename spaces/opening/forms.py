"""What is asked of who opens a space: little; the rest has its settings."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.choices import Pseudonyms
from spaces.models import Space


class OpeningForm(forms.ModelForm):
    """Its names, what it is for, its look.

    The fields of its kind come from the preset: no two of them can contradict each other here.
    """

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    name_fr = LineField(label=_("Name in French"), max_length=80)
    name_en = LineField(label=_("Name in English"), max_length=80, required=False)
    purpose_fr = TextField(label=_("What it is for, in French"), max_length=600, rows=3)
    purpose_en = TextField(label=_("What it is for, in English"), max_length=600, rows=3, required=False)
    pseudonym = LineField(
        label=_("Your pseudonym in this space"),
        help_text=_("The people of this space read this name, not yours."),
        max_length=40,
    )

    class Meta:
        model = Space
        fields = ("name_fr", "name_en", "purpose_fr", "purpose_en", "colour", "icon", "ends_on")
        widgets = {"ends_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
        labels = {"ends_on": _("Last day, for a working group")}
        help_texts = {
            "ends_on": _("Leave it empty when there is none. It is read afterwards, not written in.")
        }

    field_order = ("name_fr", "name_en", "purpose_fr", "purpose_en", "pseudonym", "colour", "icon", "ends_on")

    def __init__(self, *args, preset, **kwargs):
        """Ask what a kind of space needs.

        Args:
            preset: a `Preset`.
        """
        super().__init__(*args, instance=Space(**preset.fields), **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))
        if self.instance.pseudonyms != Pseudonyms.REQUIRED:
            del self.fields["pseudonym"]
        if self.instance.is_sheltered:
            del self.fields["ends_on"]

    def clean_form_key(self):
        """Take a key that is none for a new one."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    def clean_ends_on(self):
        """Keep to days to come."""
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is past."))
        return day
