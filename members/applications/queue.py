"""Applications wait for whoever decides on them."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.applications.deciding import DECIDE
from members.applications.enrolling import not_yet_invited
from members.models import Application
from members.models.application import FOR_THE_TEAM
from portal.registries.queues import Queue, Waiting, queues


def _waiting(user):
    """Count those that wait for the team: one to whom a question was asked waits for her."""
    if not user.has_perm(DECIDE):
        return Waiting(0)
    received = Application.objects.filter(state__in=FOR_THE_TEAM)
    return Waiting(received.count(), received.aggregate(oldest=Min("received_at"))["oldest"])


def _uninvited(user):
    if not user.has_perm(DECIDE):
        return Waiting(0)
    people = not_yet_invited()
    return Waiting(people.count(), people.aggregate(oldest=Min("decided_at"))["oldest"])


def register_applications():
    """Show them on the admin's home page."""
    label = _("Members of the former site to invite")
    queues.register(Queue("invitations", label, _uninvited, lambda: reverse("enrolment")))
    queues.register(Queue("applications", _("Applications"), _waiting, lambda: reverse("applications:list")))
