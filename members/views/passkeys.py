"""Passkeys of an account, and signing in with one."""

import json

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ListWebAuthnView,
    LoginWebAuthnView,
    RemoveWebAuthnView,
)

from members.devices import keep_device
from members.passkey_forms import ask_for_new
from members.passkeys import MOST, add_passkey, passkeys_of
from members.second_factor import FACTORS, fresh_sign_in_required, has_factor
from members.views.sign_in import start_again
from members.ways_in import for_those_who_choose


@method_decorator([never_cache, for_those_who_choose], name="dispatch")
class WaysInView(ListWebAuthnView):
    """How somebody signs in: her passkeys, and whether she has a password."""

    template_name = "account/ways_in.html"

    def get_queryset(self):
        """Return her passkeys, the oldest first."""
        return passkeys_of(self.request.user)

    def get_context_data(self, **kwargs):
        """Add whether she may make another, and whether she has a password."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "passkeys": [{"key": one.pk, "name": one.wrap().name, "row": one} for one in self.object_list],
            "has_password": self.request.user.has_usable_password(),
            "may_add": len(self.object_list) < MOST,
        }


@method_decorator([never_cache, for_those_who_choose, fresh_sign_in_required], name="dispatch")
class AddPasskeyView(AddWebAuthnView):
    """Making a passkey, on the device that she holds or with another."""

    template_name = "mfa/webauthn/add_form.html"

    def get_context_data(self, **kwargs):
        """Give what the browser is asked, and the way on."""
        context = super(AddWebAuthnView, self).get_context_data(**kwargs)
        options = json.dumps(ask_for_new(self.request.user))
        return {**context, "options": options, "next_url": get_next_redirect_url(self.request, "next")}

    def form_valid(self, form):
        """Keep it; where it is a second factor, making it was showing it."""
        data = form.cleaned_data
        self.has_new_codes = add_passkey(self.request, data["name"], data["credential"])
        messages.success(self.request, _("The passkey is kept. It lets you in from now on."))
        if has_factor(self.request.user):
            passkey = passkeys_of(self.request.user).last()
            record_authentication(self.request, self.request.user, "mfa", id=passkey.pk, type=passkey.type)
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self):
        """Return where she goes on: her recovery codes if they are new, where she was going, or the list."""
        if self.has_new_codes:
            return passthrough_next_redirect_url(self.request, reverse("mfa_view_recovery_codes"), "next")
        return get_next_redirect_url(self.request, "next") or reverse("mfa_list_webauthn")


@method_decorator([never_cache, for_those_who_choose], name="dispatch")
class RenamePasskeyView(EditWebAuthnView):
    """Another name for a passkey."""


@method_decorator([never_cache, for_those_who_choose], name="dispatch")
class RemovePasskeyView(RemoveWebAuthnView):
    """Removing a passkey."""

    def get_context_data(self, **kwargs):
        """Add its name, and whether it is her last second factor."""
        context = super().get_context_data(**kwargs)
        user, passkey = self.request.user, self.object
        others = user.authenticator_set.filter(type__in=FACTORS).exclude(pk=passkey.pk)
        return {
            **context,
            "name": passkey.wrap().name,
            "is_last_factor": has_factor(user) and not others.exists(),
        }


class PasskeySignInView(LoginWebAuthnView):
    """Signing in with a passkey. What a browser is asked is the same for everybody: nobody is named."""

    def form_valid(self, form):
        """Let her in, for as long as she says of the device."""
        passkey = form.cleaned_data["credential"]
        keep_device(self.request, own=form.cleaned_data["own_device"])
        login = Login(
            user=passkey.user,
            redirect_url=get_next_redirect_url(self.request, "next"),
            email=passkey.user.email,
        )
        return perform_passwordless_login(self.request, passkey, login)

    def form_invalid(self, form):
        """Go back to the first form, whatever was wrong."""
        return start_again(
            self.request, _("This passkey does not open an account here. Have a code sent instead.")
        )
