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
    """Give a topic, that is held, the day of its last message; its title goes with the first.

    Never later than it already would: in joined topics the first message may be of somebody else, who keeps
    hers longer than she who gave the title.
    """
    posts, rows = topic.posts.all(), type(topic).objects.filter(pk=topic.pk)
    last = None if posts.filter(expires_at=None).exists() else posts.aggregate(last=Max("expires_at"))["last"]
    days = [*rows.values_list("title_expires_at", flat=True)]
    days += posts.filter(number=1).values_list("expires_at", flat=True)
    title = min((day for day in days if day is not None), default=None)
    rows.update(expires_at=last, title_expires_at=title)


def shorten(rows, day, field="expires_at"):
    """Let rows go at a day; what goes sooner, because somebody chose so among others, stays so.

    Args:
        rows: messages or topics.
        day: a moment, or an expression of one.
        field: the day that is kept: "title_expires_at" for the titles of topics.
    """
    later = Q(**{field: None}) | Q(**{f"{field}__gt": day})
    rows.filter(later).update(**{field: day})


def expired():
    """Return the condition that the day of something is past."""
    return Q(expires_at__lte=timezone.now())
