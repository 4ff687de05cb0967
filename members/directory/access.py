"""Who enters the directory, and who may be in it."""

from functools import wraps

from django.contrib.auth.backends import ModelBackend

from members.models import SignIn
from portal.visibility import READ_MEMBERS, may_read_members, refuse


def has_profile(user):
    """Tell whether `user` may have a profile and write to members.

    Who signs in with a pseudonym and a passphrase never may (research/safety.md, R11).
    """
    return may_read_members(user) and user.sign_in == SignIn.CODE


def members_with_profile():
    """Return the accounts that may have a profile, shown or not."""
    return ModelBackend().with_perm(READ_MEMBERS).filter(sign_in=SignIn.CODE)


def _kept_for(may_enter):
    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may_enter(request.user):
                return refuse(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorator


for_members = _kept_for(may_read_members)
for_who_has_a_profile = _kept_for(has_profile)
