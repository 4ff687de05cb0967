"""Accounts, the ways into them, the people and organisations of the community, and what is held of them."""

from members.models.access_log import AccessLog, AccessLogEnds, Deed
from members.models.application import (
    OPEN_STATES,
    Application,
    ApplicationMessage,
    ApplicationSource,
    ApplicationState,
)
from members.models.charter import CharterSignature, CharterTalk, CharterVersion
from members.models.consent import Consent
from members.models.data_request import DataRequest, RequestKind, RequestWay
from members.models.erasure import Erasure
from members.models.incident import Incident, IncidentCorrection
from members.models.member_message import MemberBlock, MemberMessage, MessageReport, Subject
from members.models.member_note import MemberNote
from members.models.organisation import Organisation
from members.models.organisation_choices import ConsentWay, OrganisationKind
from members.models.passkey import PasskeyHandle
from members.models.prepared_reply import PreparedReply, ReplyMoment
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
    "AccessLog",
    "AccessLogEnds",
    "Consent",
    "DataRequest",
    "Deed",
    "Erasure",
    "Incident",
    "IncidentCorrection",
    "MemberNote",
    "Organisation",
    "PasskeyHandle",
    "ConsentWay",
    "Organisation",
    "OrganisationKind",
    "PreparedReply",
    "Profile",
    "ReplyMoment",
    "RequestKind",
    "RequestWay",
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
