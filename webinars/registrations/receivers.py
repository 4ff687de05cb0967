"""Registrations follow what happens to events: places that become free, changes to tell, new events."""

from django.dispatch import receiver

from portal.signals import page_saved
from webinars.models import ChangeKind, EventPage
from webinars.registrations.places import fill_places
from webinars.registrations.series import ask_to_register_followers
from webinars.reminders.changes import ask_to_tell
from webinars.signals import event_changed


@receiver(page_saved, dispatch_uid="registrations_event_saved")
def follow_page(sender, page, **kwargs):
    """Give the places that were added, and register those who come to the whole series."""
    if issubclass(sender, EventPage) and page.live and not page.alias_of_id:
        fill_places(page.pk)
        ask_to_register_followers(page)


@receiver(event_changed, dispatch_uid="registrations_event_changed")
def follow_change(sender, event, change, **kwargs):
    """Tell what changed, and go on giving places where it takes place again."""
    ask_to_tell(change)
    if change.kind in (ChangeKind.RESTORED, ChangeKind.MOVED):
        fill_places(event.pk)
