"""What an account holds by itself: given to its owner, and erased with it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from members.data_rights.traces import drop_messages, drop_tasks, end_sessions
from members.devices import KINDS
from members.models import SignInLink
from portal.models import OutgoingMessage
from portal.registries.personal_data import PersonalData, personal_data


def _moment(date):
    return date.isoformat() if date else None


def _export_account(user):
    return {
        gettext_noop("e-mail"): user.email,
        gettext_noop("first name"): user.first_name,
        gettext_noop("last name"): user.last_name,
        gettext_noop("language"): str(user.get_language_display()),
        gettext_noop("sign-in"): str(user.get_sign_in_display()),
        gettext_noop("roles"): sorted(group.name for group in user.groups.all()),
        gettext_noop("account opened on"): _moment(user.date_joined),
        gettext_noop("last sign-in"): _moment(user.last_login),
    }


def _export_ways_in(user):
    sessions, links = UserSession.objects.filter(user=user), SignInLink.objects.filter(user=user)
    factors = Authenticator.objects.filter(user=user)
    return {
        gettext_noop("open sessions"): [
            {
                gettext_noop("device"): str(KINDS.get(session.data.get("kind"), KINDS["computer"])),
                gettext_noop("opened"): _moment(session.created_at),
            }
            for session in sessions
        ],
        gettext_noop("links of sign-in messages"): [
            {gettext_noop("expires"): _moment(link.expires_at), gettext_noop("used"): _moment(link.spent_at)}
            for link in links
        ],
        gettext_noop("second factor"): [
            {
                gettext_noop("kind"): str(factor.get_type_display()),
                gettext_noop("made"): _moment(factor.created_at),
                gettext_noop("used"): _moment(factor.last_used_at),
            }
            for factor in factors
        ],
    }


def _export_messages(user):
    """Give what waits to leave to her: a message that has left is kept nowhere."""
    waiting = OutgoingMessage.objects.filter(sent_at=None)
    return [
        {gettext_noop("written"): _moment(message.created_at)}
        for message in waiting
        if user.email in message.recipients
    ]


def _erase_ways_in(user):
    end_sessions(user)
    SignInLink.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()


def _erase_queued(user):
    drop_messages(user)
    drop_tasks(user)


def register_account():
    """Declare what is held about who has an account. The account itself goes last: `erasing`."""
    entries = [
        PersonalData(
            "account",
            _("Your account"),
            _export_account,
            lambda user: None,
            covers=("account.EmailAddress", "members.User_groups", "members.User_user_permissions"),
        ),
        PersonalData(
            "ways_in",
            _("How and where you sign in"),
            _export_ways_in,
            _erase_ways_in,
            covers=("usersessions.UserSession", "mfa.Authenticator", "members.SignInLink"),
        ),
        PersonalData("messages", _("Messages on their way to you"), _export_messages, _erase_queued),
    ]
    for entry in entries:
        personal_data.register(entry)
