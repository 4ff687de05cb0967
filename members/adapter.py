"""How django-allauth behaves here."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import get_next_redirect_url
from allauth.core import context as current
from allauth.core.internal.httpkit import headed_redirect_response

from members import second_factor
from members.models import User
from members.tasks import ask_for_code_mail
from portal import mail
from portal.links import interface_language

LOGIN_CODE = "account/email/login_code"


def _place(request):
    """Return (the address of the site, where somebody who signs in was going)."""
    return request.build_absolute_uri("/")[:-1], get_next_redirect_url(request, "next") or ""


class AccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account by herself; messages say nothing of where they come from."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the right code. Check it, or have a new one sent."),
        "too_many_login_attempts": _("There were too many tries. Wait a few minutes, then try again."),
        "wrong_password": _(
            "This address and this password do not go together. Leave the password empty to receive a code."
        ),
        "too_many_passwords": _("There were too many tries. Leave the password empty to receive a code."),
        "rate_limited": _("Several codes were just asked for. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request):
        """Refuse sign-up by form."""
        return False

    def is_safe_url(self, url):
        """Tell whether one may be sent to `url` after signing in: on this very site only.

        allauth also trusts the other hosts of ALLOWED_HOSTS.
        """
        request = current.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_login_redirect_url(self, request):
        """Return where one comes after signing in without a page in mind: home, in her language."""
        return f"/{interface_language()}/"

    def get_logout_redirect_url(self, request):
        """Return where one comes after signing out."""
        return f"/{interface_language()}/"

    def respond_user_inactive(self, request, user):
        """Send back to the beginning somebody whose access ends while she signs in."""
        clear_login(request)
        return headed_redirect_response("account_login")

    def send_mail(self, template_prefix, email, context):
        """Send one of our neutral messages, in the language of the account, through the queue.

        allauth's own name the site in their first line, the browser and the IP address.
        """
        if template_prefix == LOGIN_CODE:
            user, code = User.objects.opened_by_code(email=email), context["code"]
            ask_for_code_mail(user, code, *_place(context["request"]))
            return
        user = context.get("user") or User.objects.filter(email=email).first()
        language = user.language if user else get_language() or "fr"
        mail.send("account_notice", email, language=language)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell somebody that how she signs in changed, at the address of her account.

        allauth would rather take it from its own table, which may hold one that the account had before.
        """
        if app_settings.EMAIL_NOTIFICATIONS and user.email:
            self.send_mail(template_prefix, user.email, {"user": user})

    def is_reauthentication_required(self, *, app, **kwargs):
        """Tell whether the second factor must be shown again before something that counts.

        Without a factor there is nothing to show: `second_factor.fresh_sign_in_required` does it then.
        """
        request = current.request
        return second_factor.has_factor(request.user) and not second_factor.passed_lately(request)

    def get_reauthentication_methods(self, user):
        """Return how one shows that it is she: by the second factor, which a password is not."""
        if not second_factor.has_factor(user):
            return []
        return [
            {
                "id": "mfa_reauthenticate",
                "description": _("Use the app, a passkey or a recovery code"),
                "url": reverse("mfa_reauthenticate"),
            }
        ]
