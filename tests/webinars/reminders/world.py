"""Events that were announced long ago, and who registered then."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import make_event, make_registration
from webinars.models import RegistrationDelivery

LONG_AGO = timedelta(days=20)


def announced(site, **fields):
    """Make an event that was announced long ago."""
    event = make_event(site, **fields)
    event.changes.update(made_at=timezone.now() - LONG_AGO)
    return event


def registered(event, user=None, ago=LONG_AGO / 2, **fields):
    """Make a registration of some time ago."""
    return make_registration(event, user, asked_at=timezone.now() - ago, **fields)


def kinds(registration):
    """Return what was written about a registration, in order."""
    rows = RegistrationDelivery.objects.filter(registration=registration).order_by("pk")
    return list(rows.values_list("kind", flat=True))
