"""Setting up a second factor, showing it, and its recovery codes."""

import json

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView

from members.passkey_forms import ConfirmPasskeyForm, ask_for_one_of
from members.passkeys import passkeys_of
from members.roles import ENTER_ADMIN, MANAGE_PRIVACY
from members.second_factor import fresh_sign_in_required
from members.views.sign_in import start_again
from portal.links import interface_language

GROUP = 4


def in_groups(secret):
    """Return a secret as one reads it aloud: groups of four, the filling at its end left out."""
    secret = secret.rstrip("=")
    return " ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP))


def ways_to_show(user):
    """Return what a page needs that asks `user` for her second factor: a passkey, a code, or either.

    Args:
        user: who signs in, or is asked again.
    """
    options = ask_for_one_of(user)
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return {
        "options": json.dumps(options) if options else None,
        "has_app": Authenticator.Type.TOTP in types,
        "has_code": bool(types - {Authenticator.Type.WEBAUTHN}),
    }


class ShowFactorView(AuthenticateView):
    """At sign-in, after the code received by e-mail or the password."""

    def dispatch(self, request, *args, **kwargs):
        """Go back to the first form when the sign-in is no longer under way."""
        if not request.user.is_authenticated and not LoginStageController.enter(
            request, AuthenticateStage.key
        ):
            return start_again(request, _("You took a little long. Please sign in again."))
        if request.method == "POST" and not {"code", "credential"} & set(request.POST):
            # allauth takes it for a passkey, and there is none.
            return HttpResponseRedirect(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Add what she may show."""
        context = super().get_context_data(**kwargs)
        return {**context, **ways_to_show(self.stage.login.user), "passkey_form": self.webauthn_form}


class ConfirmView(ReauthenticateView):
    """The second factor, asked again before something that counts: a code, or a passkey."""

    def get_form_class(self):
        """Return the form of what was sent."""
        return ConfirmPasskeyForm if "credential" in self.request.POST else super().get_form_class()

    def get_context_data(self, **kwargs):
        """Add what she may show, each with its own form."""
        context = super().get_context_data(**kwargs)
        sent, user = context["form"], self.request.user
        if isinstance(sent, ConfirmPasskeyForm):
            context |= {"form": super().get_form_class()(user=user), "passkey_form": sent}
        else:
            context["passkey_form"] = ConfirmPasskeyForm(user=user)
        return {**context, **ways_to_show(user)}


@method_decorator(fresh_sign_in_required, name="dispatch")
class SetUpAppView(ActivateTOTPView):
    """Setting up an authenticator app."""

    def dispatch(self, request, *args, **kwargs):
        """Show what is set up to somebody who comes back here."""
        if Authenticator.objects.filter(user=request.user.pk, type=Authenticator.Type.TOTP).exists():
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        """Keep the factor; showing its first code was showing the factor."""
        response = super().form_valid(form)
        factor = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        record_authentication(self.request, self.request.user, "mfa", id=factor.pk, type=factor.type)
        return response

    def get_success_url(self):
        """Return the recovery codes' address, which knows where she was going."""
        return passthrough_next_redirect_url(self.request, reverse("mfa_view_recovery_codes"), "next")

    def get_context_data(self, **kwargs):
        """Add the secret in a form that one can type, and why she is here."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "secret": in_groups(context["form"].secret),
            "for_the_admin": self.request.user.has_perm(ENTER_ADMIN),
            "passkey_url": passthrough_next_redirect_url(self.request, reverse("mfa_add_webauthn"), "next"),
        }


class RemoveAppView(DeactivateTOTPView):
    """Removing the app."""

    def get_context_data(self, **kwargs):
        """Add whether a second factor is left."""
        context = super().get_context_data(**kwargs)
        return {**context, "has_passkey": passkeys_of(self.request.user).exists()}


class RecoveryCodesView(ViewRecoveryCodesView):
    """The recovery codes."""

    def get_context_data(self, **kwargs):
        """Add the way on: where she was going, else where she works, else home."""
        context = super().get_context_data(**kwargs)
        url = get_next_redirect_url(self.request, "next") or self._work_place()
        return {**context, "continue_url": url}

    def _work_place(self):
        user = self.request.user
        if user.has_perm(ENTER_ADMIN):
            return reverse("wagtailadmin_home")
        return reverse("privacy_desk") if user.has_perm(MANAGE_PRIVACY) else f"/{interface_language()}/"
