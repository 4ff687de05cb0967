"""Forms of sign-in and of the second factor."""

from django import forms
from django.utils.translation import gettext_lazy as _

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from members.codes import is_right
from members.limits import may_ask_for_code
from members.models import SignInHelp, User

LONGEST_CODE = 20


def code_field(help_text, **attributes):
    """Return a field for a code, which browsers and phones know how to fill (WCAG 2.2, 3.3.8).

    Args:
        help_text: where the code is found.
        attributes: of the input.
    """
    attributes = {"autocomplete": "one-time-code", "spellcheck": "false", "class": "code-input", **attributes}
    return forms.CharField(
        label=_("Code"), help_text=help_text, max_length=LONGEST_CODE, widget=forms.TextInput(attributes)
    )


class SignInForm(forms.Form):
    """The address to send a code to. It answers alike whoever's address it is (research/safety.md, R12)."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that your account was opened with."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    _user = None

    def clean_email(self):
        """Find the account, if any. The address kept with the account counts, and no older one.

        Raises:
            ValidationError: too many codes were asked for.
        """
        address = self.cleaned_data["email"].lower()
        if not may_ask_for_code(context.request, address):
            raise get_adapter().validation_error("rate_limited")
        self._user = User.objects.opened_by_code(email=address)
        return address


class OwnDeviceForm(forms.Form):
    """What decides how long somebody stays signed in: unticked, as on a computer that others use."""

    own_device = forms.BooleanField(
        label=_("This device is mine: keep me signed in for thirty days"),
        label_suffix="",
        help_text=_("Leave it empty on a computer that other people use: you are then signed out tonight."),
        required=False,
    )


class SignInCodeForm(OwnDeviceForm, ConfirmLoginCodeForm):
    """The code received by e-mail."""

    field_order = ["code", "own_device"]

    code = code_field(
        _("Eight letters or digits, in the message. Capitals and the dash do not matter."),
        autocapitalize="characters",
    )

    def __init__(self, *args, **kwargs):
        """Take the `address` that the code went to, beside what allauth gives."""
        self.address, self.by_telephone = kwargs.pop("address", ""), False
        super().__init__(*args, **kwargs)

    def clean_code(self):
        """Return the code: of the message, or read to her over the telephone.

        Raises:
            ValidationError: it is not the right one.
        """
        code = self.cleaned_data["code"]
        if self.expected_code is not None:
            self.by_telephone = SignInHelp.objects.waits(self.address, code)
        if not self.by_telephone and not is_right(self.address, code, self.expected_code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(AuthenticateForm):
    """The code of the app, or a recovery code, after the one received by e-mail."""

    code = code_field(_("Six digits in the app, or one of your recovery codes."), inputmode="numeric")


class ConfirmForm(ReauthenticateForm):
    """The same, asked again before something that counts."""

    code = code_field(_("Six digits in the app, or one of your recovery codes."), inputmode="numeric")


class AppForm(ActivateTOTPForm):
    """The first code of the app, which proves that it is set up."""

    code = code_field(_("Six digits, which the app shows now."), inputmode="numeric")
