"""Forms of passkeys: a script fills them with what the device answers."""

import json
import struct

from django import forms
from django.utils.translation import gettext_lazy as _

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import UnsupportedAlgorithm
from fido2.utils import websafe_decode

from members.forms import OwnDeviceForm
from members.models import PasskeyHandle
from members.passkeys import LONGEST_NAME, MOST, passkeys_of

LONGEST_ANSWER = 20_000
# What the libraries raise on an answer that no browser gives.
MALFORMED = (
    *(TypeError, ValueError, LookupError, AttributeError, AssertionError, OverflowError, RecursionError),
    *(struct.error, NotImplementedError, UnsupportedAlgorithm),
)


def _wrong():
    return get_adapter().validation_error("incorrect_passkey")


def _is_an_answer(credential):
    return isinstance(credential, dict) and isinstance(credential.get("response"), dict)


class Answer(forms.CharField):
    """What the browser answers, in JSON."""

    def __init__(self):
        """Hide it: nobody types it."""
        super().__init__(widget=forms.HiddenInput, error_messages={"required": _("No passkey was shown.")})

    def clean(self, value):
        """Return it, read.

        Raises:
            ValidationError: it is not such an answer.
        """
        text = super().clean(value)
        try:
            credential = json.loads(text) if len(text) <= LONGEST_ANSWER else None
        except (ValueError, RecursionError) as error:
            raise _wrong() from error
        if not _is_an_answer(credential):
            raise _wrong()
        return credential

    def bound_data(self, data, initial):
        """Return nothing: an answer works once, and is not sent back."""
        return ""


class PasskeyNameForm(forms.Form):
    """The name by which its owner knows a passkey again."""

    name = forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("So that you know it again: “my telephone”. You alone see it."),
        max_length=LONGEST_NAME,
        initial=_("My device"),
    )


class AddPasskeyForm(PasskeyNameForm):
    """A new passkey."""

    credential = Answer()

    def __init__(self, *args, **kwargs):
        """Take the `user`, as allauth gives her."""
        self.user = kwargs.pop("user")
        super().__init__(*args, **kwargs)

    def clean_credential(self):
        """Return the answer, verified against what was asked.

        Raises:
            ValidationError: it does not answer it, or she has as many as she may.
        """
        credential = self.cleaned_data["credential"]
        if passkeys_of(self.user).count() >= MOST:
            raise forms.ValidationError(_("You have ten passkeys: remove one first."))
        try:
            auth.parse_registration_response(credential)
            auth.complete_registration(credential)
        except MALFORMED as error:
            raise _wrong() from error
        return credential


class RenamePasskeyForm(PasskeyNameForm, EditWebAuthnForm):
    """Another name for a passkey."""


class _ShownPasskey(AuthenticateWebAuthnForm):
    credential = Answer()

    def _owner(self, credential):
        return self.user

    def clean_credential(self):
        """Return the `Authenticator` that the answer proves.

        Raises:
            ValidationError: it proves none that opens this account.
        """
        credential = self.cleaned_data["credential"]
        # Counted for somebody who is known already: by the answer alone, one would close another's way.
        forget_tries = check_rate_limit(self.user) if self.user else None
        try:
            auth.parse_authentication_response(credential)
            owner = self._owner(credential)
            if owner is None:
                raise _wrong()
            authenticator = auth.complete_authentication(owner, credential)
        except MALFORMED as error:
            raise _wrong() from error
        if forget_tries:
            forget_tries()
        return authenticator


class ShowPasskeyForm(_ShownPasskey):
    """A passkey as second factor, after the code received by e-mail."""


class ConfirmPasskeyForm(_ShownPasskey, ReauthenticateWebAuthnForm):
    """The same, asked again before something that counts."""


class PasskeySignInForm(OwnDeviceForm, _ShownPasskey, LoginWebAuthnForm):
    """A passkey as the way in: the device says whose it is."""

    def _owner(self, credential):
        handle = credential["response"].get("userHandle") or ""
        return PasskeyHandle.objects.owner(websafe_decode(handle).decode())


def ask_for_new(user):
    """Return what the browser of `user` is asked, to make a passkey that says by itself whose it is."""
    return auth.begin_registration(user, passwordless=True)


def ask_for_one_of(user):
    """Return what a browser is asked, to show a passkey of `user`; None if she has none."""
    return auth.begin_authentication(user) if passkeys_of(user).exists() else None
