"""How members are named to each other."""

from django.utils.translation import gettext as _


def name_of(user):
    """Return the name of an account as members read it, "" where it has none; never its address."""
    profile = getattr(user, "profile", None)
    return (profile.shown_name if profile else user.get_full_name()).strip()


def name_to_members(user):
    """Return the name to put beside what somebody wrote, whether she is still there or not."""
    return (name_of(user) if user.is_active else "") or _("Somebody who is no longer a member")
