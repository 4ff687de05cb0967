"""After a restoration, an address that was closed since the backup stays closed."""

from django.utils import timezone

from portal.registries.outliving import Outliving, outliving
from webinars.models import CalendarAddress


def _take():
    return list(CalendarAddress.objects.exclude(closed_at=None).values_list("digest", flat=True))


def _give(digests):
    """Close them again: whoever found one of them would read a calendar that its owner had closed."""
    closed = CalendarAddress.objects.filter(digest__in=digests or [], closed_at=None)
    closed.update(closed_at=timezone.now())


def register_closed_addresses():
    """Have restorations keep to what was closed."""
    outliving.register(Outliving("closed_calendar_addresses", _take, _give))
