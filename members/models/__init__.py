"""Accounts, the ways into them, the people and organisations of the community, and what is held of them."""

from members.models.access_log import AccessLog, AccessLogEnds, Deed
from members.models.consent import Consent
from members.models.data_request import DataRequest, RequestKind, RequestWay
from members.models.erasure import Erasure
from members.models.incident import Incident, IncidentCorrection
from members.models.member_note import MemberNote
from members.models.organisation import Organisation
from members.models.profile import Profile
from members.models.sector import Sector
from members.models.sign_in_help import SignInHelp
from members.models.sign_in_link import SignInLink
from members.models.user import SignIn, User, UserManager

__all__ = [
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
    "Profile",
    "RequestKind",
    "RequestWay",
    "Sector",
    "SignIn",
    "SignInHelp",
    "SignInLink",
    "User",
    "UserManager",
]
