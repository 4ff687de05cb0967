"""Accounts, the ways into them, and the people and organisations of the community."""

from members.models.organisation import Organisation
from members.models.organisation_choices import ConsentWay, OrganisationKind
from members.models.profile import Profile
from members.models.sector import Sector
from members.models.service import ServedPeople, Service
from members.models.sign_in_help import SignInHelp
from members.models.sign_in_link import SignInLink
from members.models.user import SignIn, User, UserManager

__all__ = [
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
    "User",
    "UserManager",
]
