"""Whom the page of one's spaces concerns."""

from members.models import SignIn
from portal.visibility import may_read_members
from spaces.permissions import may_open_spaces


def has_spaces(user):
    """Tell whether `user` has a page of her spaces: members do, and who may open one.

    Who signs in with a pseudonym and a passphrase has her place and no list of places.
    """
    return (may_read_members(user) and user.sign_in == SignIn.CODE) or may_open_spaces(user)
