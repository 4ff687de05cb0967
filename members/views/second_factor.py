"""Setting up a second factor, showing it, and its recovery codes."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.views import ActivateTOTPView

from members.roles import ENTER_ADMIN
from members.second_factor import fresh_sign_in_required, has_factor
from members.views.sign_in import start_again
from portal.links import interface_language

GROUP = 4


def in_groups(secret):
    """Return a secret as one reads it aloud: groups of four, the filling at its end left out."""
    secret = secret.rstrip("=")
    return " ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP))


class ShowFactorView(AuthenticateView):
    """At sign-in, after the code received by e-mail."""

    def dispatch(self, request, *args, **kwargs):
        """Go back to the first form when the sign-in is no longer under way."""
        if not request.user.is_authenticated and not LoginStageController.enter(
            request, AuthenticateStage.key
        ):
            return start_again(request, _("You took a little long. Please sign in again."))
        if request.method == "POST" and "code" not in request.POST:
            # allauth takes it for a passkey, which we do not have.
            return HttpResponseRedirect(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)


@method_decorator(fresh_sign_in_required, name="dispatch")
class SetUpAppView(ActivateTOTPView):
    """Setting up an authenticator app."""

    def dispatch(self, request, *args, **kwargs):
        """Show what is set up to somebody who comes back here."""
        if has_factor(request.user):
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
        }


class RecoveryCodesView(ViewRecoveryCodesView):
    """The recovery codes."""

    def get_context_data(self, **kwargs):
        """Add the way on: where she was going, else the admin, else home."""
        context = super().get_context_data(**kwargs)
        admin = self.request.user.has_perm(ENTER_ADMIN)
        default = reverse("wagtailadmin_home") if admin else f"/{interface_language()}/"
        return {**context, "continue_url": get_next_redirect_url(self.request, "next") or default}
