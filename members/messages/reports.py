"""Messages that members report: whom they wait for, how long they are kept."""

from django.db import transaction
from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import MessageReport
from members.models.member_message import REPORTS_KEPT
from portal.registries.queues import Queue, Waiting, queues

SETTLE = "members.settle_message_reports"


def waiting_reports():
    """Return the reports to look at, the oldest first."""
    reports = MessageReport.objects.filter(settled_at=None).order_by("reported_at", "pk")
    return reports.select_related("reporter__profile", "reported__profile")


@transaction.atomic
def settle(key):
    """Settle a report, and return whether this did it: of two that come together, one does.

    Where one of the two has no account any more, nothing is kept of it.
    """
    waiting = MessageReport.objects.filter(pk=key, settled_at=None)
    if waiting.filter(Q(reported=None) | Q(reporter=None)).delete()[0]:
        return True
    return bool(waiting.update(settled_at=timezone.now()))


def forget_settled(now=None):
    """Erase the reports that were settled half a year ago, and return how many."""
    oldest = (now or timezone.now()) - REPORTS_KEPT
    return MessageReport.objects.filter(settled_at__lt=oldest).delete()[0]


def _waiting(user):
    if not user.has_perm(SETTLE):
        return Waiting(0)
    reports = MessageReport.objects.filter(settled_at=None)
    return Waiting(reports.count(), reports.aggregate(oldest=Min("reported_at"))["oldest"])


def register_reports():
    """Show what waits on the admin's home page."""
    label = _("Messages that members reported")
    queues.register(Queue("message_reports", label, _waiting, lambda: reverse("message_reports")))
