"""Canaries of a member in what webinars and meetings hold of her."""

from webinars.models import CalendarAddress

WORDS = {"address of her calendar": "zqagendazq"}


def plant_events(user, site):
    """Leave a canary in each place."""
    CalendarAddress.objects.create(user=user, digest=WORDS["address of her calendar"])
