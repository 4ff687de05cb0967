"""Who may be helped to sign in over the telephone, and what is held about it."""

from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import SignIn, SignInHelp, User
from members.roles import MEMBER
from portal.registries.personal_data import PersonalData, personal_data

HELP = "members.help_sign_in"
MOST = 10  # accounts shown


def user_can_help(user):
    """Tell whether `user` may make codes for others."""
    return user.is_authenticated and user.is_active and user.has_perm(HELP)


def can_be_helped(account):
    """Tell whether a code may be made for an account.

    Nobody who manages the site or watches over its data is let in on a voice: who imitates hers would
    have all that she can do.
    """
    plain = {group.name for group in account.groups.all()} <= {MEMBER.name} and not account.is_superuser
    return plain and account.is_active and account.sign_in == SignIn.CODE


def found_by(words):
    """Return who can be helped and has all the words in her name or address: one more than is shown."""
    accounts = User.objects.filter(is_active=True, sign_in=SignIn.CODE, is_superuser=False)
    accounts = accounts.exclude(groups__in=Group.objects.exclude(name=MEMBER.name))
    for word in words.split():
        accounts = accounts.filter(
            Q(email__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    return list(accounts.order_by("last_name", "first_name", "email")[: MOST + 1])


def _export(user):
    return [
        {
            gettext_noop("made"): help.made_at.isoformat(),
            gettext_noop("used"): help.used_at.isoformat() if help.used_at else None,
        }
        for help in SignInHelp.objects.filter(user=user).order_by("made_at")
    ]


def _erase(user):
    SignInHelp.objects.filter(user=user).delete()
    SignInHelp.objects.filter(helper=user).update(helper=None)


def register_helps():
    """Declare what is held about people who were helped."""
    label = _("Codes that the facilitator read to you over the telephone")
    personal_data.register(
        PersonalData("sign_in_helps", label, _export, _erase, covers=("members.SignInHelp",))
    )
