"""Forms of sign-in and of the second factor."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from members.codes import is_right
from members.limits import may_ask_for_code
from members.models import SignInHelp, User
from members.passwords import is_right_password, may_try_password

LONGEST_CODE = 20
LONGEST_PASSWORD = 200  # a longer one would only cost us time


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


class OwnDeviceForm(forms.Form):
    """What decides how long somebody stays signed in: unticked, as on a computer that others use."""

    own_device = forms.BooleanField(
        label=_("This device is mine: keep me signed in for thirty days"),
        label_suffix="",
        help_text=_("Leave it empty on a computer that other people use: you are then signed out tonight."),
        required=False,
    )


class SignInForm(OwnDeviceForm):
    """The address to send a code to, or the address and a password.

    It answers alike whoever's address it is, with or without password (research/safety.md, R12).
    """

    field_order = ["email", "password", "own_device"]

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that your account was opened with."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("Leave it empty to receive a code."),
        max_length=LONGEST_PASSWORD,
        strip=False,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    _user = None

    def clean(self):
        """Find the account, if any. The address kept with the account counts, and no older one.

        Raises:
            ValidationError: the password is not the right one, or too much was asked for.
        """
        data = super().clean()
        if self.errors:
            return data
        data["email"] = data["email"].lower()
        self._user = User.objects.opened_by_code(email=data["email"])
        if data["password"]:
            self._check(data["email"], data["password"])
        elif not may_ask_for_code(context.request, data["email"]):
            self.add_error("email", get_adapter().validation_error("rate_limited"))
        return data

    def _check(self, address, password):
        if not may_try_password(context.request, address):
            self.add_error("password", get_adapter().validation_error("too_many_passwords"))
        elif not is_right_password(self._user, password):
            self.add_error("password", get_adapter().validation_error("wrong_password"))


class OwnPasswordForm(forms.Form):
    """A new password. Once is enough: who writes it wrong signs in by code and sets another."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_(
            "Twelve characters at least. Four words that have nothing to do with each other are fine."
        ),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, **kwargs):
        """Take the `user` whose password it is."""
        self.user = kwargs.pop("user")
        super().__init__(*args, **kwargs)

    def clean_password(self):
        """Return it.

        Raises:
            ValidationError: it is too short, or too common.
        """
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


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
