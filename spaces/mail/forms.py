"""What a survivor says of e-mails."""

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from members.typing import LineField
from spaces.models import MailChoice, MailKind


class AddressForm(forms.Form):
    """An address where nobody else reads."""

    address = forms.CharField(
        label=_("An address that nobody else opens"),
        help_text=_("Where such messages were stopped by their link, nothing goes for thirty days."),
        max_length=200,
        validators=[EmailValidator(allowlist=[])],
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_address(self):
        """Take no address that stands for a machine.

        Raises:
            ValidationError: it names a machine by its number.
        """
        if "[" in self.cleaned_data["address"]:
            raise forms.ValidationError(EmailValidator.message)
        return self.cleaned_data["address"]


class KindsForm(forms.ModelForm):
    """The kinds of e-mails, one by one."""

    class Meta:
        model = MailChoice
        fields = [kind.value for kind in MailKind]

    def __init__(self, *args, **kwargs):
        """Write no colon after what is ticked."""
        super().__init__(*args, **kwargs)
        for kind in MailKind:
            self.fields[kind.value].label_suffix = ""

    def clean(self):
        """Ask for one kind at least: an address is kept for nothing otherwise.

        Raises:
            ValidationError: none is ticked.
        """
        given = super().clean()
        if not any(given.get(kind.value) for kind in MailKind):
            raise forms.ValidationError(_("Tick one thing at least, or erase your address."))
        return given

    def kinds(self):
        """Return {a `MailKind`: whether she wants it}."""
        return {kind: self.cleaned_data[kind.value] for kind in MailKind}


class NumberForm(KindsForm):
    """The number of the test, with the kinds."""

    number = LineField(
        label=_("The number in the test"),
        help_text=_("Six figures."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
    )
    field_order = ["number"]

    def clean_number(self):
        """Return it without blanks."""
        return "".join(self.cleaned_data["number"].split())
