"""Signing in with a password, for who set one: it tells nobody who has an account, or a password."""

from django.contrib.auth.hashers import check_password

from members.limits import has_room_for

NO_PASSWORD = "!"  # noqa: S105 - what Django keeps for an account without one


def may_try_password(request, address):
    """Count a try at the password of an address, and tell whether it may go on.

    Three counts, as for codes (`members.limits`). They close this way only: a code is still sent.
    """
    return has_room_for(request, "password", address)


def is_right_password(user, password):
    """Tell whether `password` is that of `user`.

    It takes as long for nobody (None) and for an account without password: Django then works for nothing.
    """
    if user is None:
        return check_password(password, NO_PASSWORD)
    return user.check_password(password)
