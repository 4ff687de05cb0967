"""Who chooses how she signs in."""

from functools import wraps

from members.models import SignIn
from portal.visibility import refuse


def may_choose(user):
    """Tell whether an account may have passkeys and a password beside the code received by e-mail.

    One with a pseudonym and a passphrase has nothing beside it (research/safety.md, R26).
    """
    return user.is_authenticated and user.is_active and user.sign_in == SignIn.CODE


def for_those_who_choose(view):
    """Keep a page for those whose account may have other ways in; to others it is absent."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        return view(request, *args, **kwargs) if may_choose(request.user) else refuse(request)

    return guarded
