"""Accounts, the ways into them, and the people and organisations of the community."""

from members.models.application import (
    OPEN_STATES,
    Application,
    ApplicationMessage,
    ApplicationSource,
    ApplicationState,
)
from members.models.charter import CharterSignature, CharterTalk, CharterVersion
from members.models.member_message import MemberBlock, MemberMessage, MessageReport, Subject
from members.models.organisation import Organisation
from members.models.organisation_choices import ConsentWay, OrganisationKind
from members.models.passkey import PasskeyHandle
from members.models.profile import Profile
from members.models.sector import Sector
from members.models.service import ServedPeople, Service
from members.models.sign_in_help import SignInHelp
from members.models.sign_in_link import SignInLink
from members.models.user import SignIn, User, UserManager

__all__ = [
    "OPEN_STATES",
    "Application",
    "ApplicationMessage",
    "ApplicationSource",
    "ApplicationState",
    "CharterSignature",
    "CharterTalk",
    "CharterVersion",
    "MemberBlock",
    "MemberMessage",
    "MessageReport",
    "Organisation",
    "PasskeyHandle",
    "ConsentWay",
    "Organisation",
    "OrganisationKind",
    "Profile",
    "Sector",
    "ServedPeople",
    "Service",
    "SignIn",
    "SignInHelp",
    "SignInLink",
    "Subject",
    "User",
    "UserManager",
]
