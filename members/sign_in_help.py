"""Who may be helped to sign in over the telephone, and what is held about it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import SignIn, SignInHelp, User
from members.roles import ENTER_ADMIN
from portal.registries.personal_data import PersonalData, personal_data

HELP = "members.help_sign_in"
MOST = 10


def user_can_help(user):
    """Tell whether `user` may make codes for others."""
    return user.is_authenticated and user.is_active and user.has_perm(HELP)


def can_be_helped(account):
    """Tell whether a code may be made for an account.

    Nobody who manages the site is let in on a voice: who imitates hers would have all that she can do.
    """
    return account.is_active and account.sign_in == SignIn.CODE and not account.has_perm(ENTER_ADMIN)


def found_by(words):
    """Return the accounts that can be helped whose name or address has all the words, `MOST` at most."""
    accounts = User.objects.filter(is_active=True, sign_in=SignIn.CODE, is_superuser=False)
    for word in words.split():
        accounts = accounts.filter(
            Q(email__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    found = accounts.order_by("last_name", "first_name", "email")[: MOST * 2]
    return [account for account in found if can_be_helped(account)][:MOST]


def _export(user):
    return [
        {"made": help.made_at.isoformat(), "used": help.used_at.isoformat() if help.used_at else None}
        for help in SignInHelp.objects.filter(user=user).order_by("made_at")
    ]


def _erase(user):
    SignInHelp.objects.filter(user=user).delete()
    SignInHelp.objects.filter(helper=user).update(helper=None)


def register_helps():
    """Declare what is held about people who were helped."""
    label = _("Codes that the facilitator read to you over the telephone")
    personal_data.register(PersonalData("sign_in_helps", label, _export, _erase))
