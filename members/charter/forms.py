"""What somebody fills in to sign the charter, or to talk about it first."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000  # characters


class SigningForm(forms.Form):
    """The agreements of a version, each with a box of its own. No box is ticked for her."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, version, language, **kwargs):
        """Ask for the agreements of `version`, in `language`."""
        super().__init__(*args, **kwargs)
        self.initial["version"] = version.pk
        for number, agreement in enumerate(version.lines(language)):
            self.fields[f"agreement_{number}"] = forms.BooleanField(
                label=agreement,
                label_suffix="",
                error_messages={"required": _("Tick this promise to sign, or write to us first.")},
            )

    @property
    def agreements(self):
        """The fields of the agreements."""
        return [self[name] for name in self.fields if name.startswith("agreement_")]


class TalkForm(forms.Form):
    """What she would like to talk about; she may leave it empty."""

    text = forms.CharField(
        label=_("What would you like to talk about? (optional)"),
        help_text=_("Only the facilitator reads it. She writes or calls you back."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 5, "autocomplete": "off"}),
    )
