"""What the page of an event says of calendars."""

from django.utils import timezone


def calendar_variables(event, canonical):
    """Return the address of the event's calendar file while it is still to come, without a query.

    Args:
        event: the event; `canonical`: absolute address of its page.
    """
    return {"calendar_url": f"{canonical}agenda.ics" if event.ends_at > timezone.now() else ""}
