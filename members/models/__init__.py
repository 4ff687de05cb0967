"""Accounts, and the ways into them."""

from members.models.sign_in_help import SignInHelp
from members.models.sign_in_link import SignInLink
from members.models.user import SignIn, User, UserManager

__all__ = ["SignIn", "SignInHelp", "SignInLink", "User", "UserManager"]
