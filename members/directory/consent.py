"""What is kept of a choice to be shown: which text she read, and when (Loi 25, s. 14)."""

from django.utils import timezone

# Changes with the words of the form that say who sees what is ticked.
TEXT_VERSION = "2026-11"


def record_choice(user, fields):
    """Note that `user` chose which fields members see, in the caller's transaction.

    Args:
        user: whose profile it is.
        fields: all those that she shows from now on, some of `members.models.profile.FIELDS`; none when
            she takes her choice back.
    """
    profile = user.profile
    profile.choice_text, profile.choice_at = TEXT_VERSION, timezone.now()
    profile.save(update_fields=["choice_text", "choice_at"])
