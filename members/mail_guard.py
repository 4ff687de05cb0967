"""Nobody whose access ended is written to; nobody is, but to sign in, before she has signed the charter."""

from members.models import User
from portal.registries.mail_guards import MailGuard, mail_guards

ABOUT_APPLICATIONS = {
    "application_received",
    "application_news",
    "application_accepted",
    "application_known",
}
TO_SIGN_IN = {"sign_in_code", "sign_in_help", "account_notice"}
# The thirty days of a request about data run, whatever the officer has to sign.
BY_LAW = {"something_waits", "account_erased"}


def allows(template, address, about=""):
    """Tell whether a message may leave to an address.

    Args:
        template: its folder of `templates/email/`, "" for a message of a library.
        address: where it goes.
        about: what it tells of; an account is asked whatever that is.
    """
    account = User.objects.filter(email=address.lower()).only("is_active", "must_sign_charter").first()
    if account is None:
        return True
    if not account.is_active:
        # Somebody who left may apply again: she is answered.
        return template in ABOUT_APPLICATIONS
    return not account.must_sign_charter or template in ABOUT_APPLICATIONS | TO_SIGN_IN | BY_LAW


def register_guard():
    """Have it asked when each message leaves."""
    mail_guards.register(MailGuard("accounts", allows))
