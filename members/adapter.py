"""How django-allauth behaves here."""

from django.contrib.auth import get_user_model
from django.utils.translation import get_language

from allauth.account.adapter import DefaultAccountAdapter

from portal import mail

LOGIN_CODE = "account/email/login_code"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account by herself; messages say nothing of where they come from."""

    def is_open_for_signup(self, request):
        """Refuse sign-up by form."""
        return False

    def send_mail(self, template_prefix, email, context):
        """Send one of our neutral messages, in the language of the account, through the queue.

        allauth's own name the site in their first line.
        """
        user = context.get("user") or get_user_model().objects.filter(email=email).first()
        language = user.language if user else get_language() or "fr"
        if template_prefix == LOGIN_CODE:
            mail.send("sign_in_code", email, {"code": context["code"]}, language=language)
        else:
            mail.send("account_notice", email, language=language)
