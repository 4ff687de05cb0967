"""What the page of an event says of « À voir plus tard »."""

from portal.visibility import may_read_members
from webinars.models import WatchLater


def later_variables(event, user):
    """Return whether `user` may put the event aside, and did; one query for a member, none for others."""
    may = may_read_members(user)
    return {
        "may_watch_later": may,
        "watches_later": may and WatchLater.objects.filter(user=user, event=event.pk).exists(),
    }
