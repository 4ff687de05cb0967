"""Applications wait for whoever decides on them."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.applications.deciding import DECIDE
from members.models import Application, ApplicationState
from portal.registries.queues import Queue, Waiting, queues


def _waiting(user):
    """Count those that wait for the team: one to whom a question was asked waits for her."""
    if not user.has_perm(DECIDE):
        return Waiting(0)
    received = Application.objects.filter(state=ApplicationState.RECEIVED)
    return Waiting(received.count(), received.aggregate(oldest=Min("received_at"))["oldest"])


def register_applications():
    """Show them on the admin's home page."""
    queues.register(Queue("applications", _("Applications"), _waiting, lambda: reverse("applications:list")))
