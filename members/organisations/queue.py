"""What waits for the facilitator: the organisations that nobody made sure of for a year, or ever."""

from datetime import datetime, time

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from members.models.organisation import CHECKED_EVERY
from portal.registries.queues import Queue, Waiting, queues

NAME = "organisations_to_check"
CHANGES = "members.change_organisation"
TO_CHECK = "to_check"  # of the filter of the list


def _since(found):
    """Return since when the oldest of them waits: when it came, or a year after it was last checked."""
    never = found.filter(checked_on=None).aggregate(oldest=Min("made_at"))["oldest"]
    checked = found.aggregate(oldest=Min("checked_on"))["oldest"]
    dates = [never] if never else []
    if checked:
        dates.append(timezone.make_aware(datetime.combine(checked + CHECKED_EVERY, time())))
    return min(dates, default=None)


def _waiting(user):
    if not user.has_perm(CHANGES):
        return Waiting(0)
    found = Organisation.objects.to_check()
    return Waiting(found.count(), _since(found))


def register_queue():
    """Show what waits on the admin's home page."""
    queues.register(
        Queue(
            NAME,
            _("Organisations to check"),
            _waiting,
            lambda: f"{reverse('organisation_desk:list')}?check={TO_CHECK}",
        )
    )
