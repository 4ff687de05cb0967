"""How long a message is kept: as its space says, or as its author does (research/safety.md, R42)."""

from datetime import timedelta

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

CHOICES = (1, 7, 30, 90, 365)  # days
UNTIL_ERASED = 0


def expiry(space, keep=None):
    """Return when what is written now is gone, None for never.

    Args:
        keep: how many days its author chose, `UNTIL_ERASED` for as long as she likes; None for as long as
            its space keeps things. She chooses in a sheltered space only.
    """
    days = keep if keep is not None and space.is_sheltered else space.retention_days
    return timezone.now() + timedelta(days=days) if days else None


def keep_choices():
    """Return [(value, words)] among which an author chooses; the first is what her space does."""
    days = [
        (number, ngettext("%(number)s day", "%(number)s days", number) % {"number": number})
        for number in CHOICES
    ]
    return [("", _("As this space does")), *days, (UNTIL_ERASED, _("Until I erase it"))]


def settle(topic):
    """Give a topic, that is held, the day of its last message; its title goes with the first."""
    posts = topic.posts.all()
    last = None if posts.filter(expires_at=None).exists() else posts.aggregate(last=Max("expires_at"))["last"]
    first = posts.filter(number=1).first()
    type(topic).objects.filter(pk=topic.pk).update(
        expires_at=last, title_expires_at=first.expires_at if first else topic.title_expires_at
    )


def expired():
    """Return the condition that the day of something is past."""
    return Q(expires_at__lte=timezone.now())
