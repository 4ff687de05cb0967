"""Being shown to the members is a consent of its own, in the ledger (Loi 25, s. 12 to 14)."""

from django.utils.translation import gettext_lazy as _

from members.data_rights.consents import Purpose, give, purposes, withdraw
from members.models import Profile

DIRECTORY = "directory"


def record_choice(user, fields):
    """Write down that `user` chose to show fields to the members, or none, in the caller's transaction.

    Args:
        user: whose profile it is.
        fields: all those that she shows from now on, some of `members.models.profile.FIELDS`; none when
            she takes her choice back.
    """
    if fields:
        give(user, DIRECTORY)
    else:
        withdraw(user, DIRECTORY)


def _hide_all(user):
    for profile in Profile.objects.filter(user=user):
        profile.show(())
        profile.save()


def register_directory():
    """Declare the purpose; taken back in « my data », it hides all fields at once."""
    purposes.register(
        Purpose(
            DIRECTORY,
            _("Directory of members"),
            _("What I ticked in my profile is shown to the other members."),
            _hide_all,
        )
    )
