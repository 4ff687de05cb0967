"""The history of an event follows its page."""

from django.dispatch import receiver

from portal.signals import page_saved
from webinars.models import EventPage
from webinars.scheduling import note_hours


@receiver(page_saved, dispatch_uid="webinars_event_saved")
def follow_hours(sender, page, **kwargs):
    """Write what changed in when and where a published event takes place."""
    if issubclass(sender, EventPage) and page.live and not page.alias_of_id:
        note_hours(page)
