"""The door on « Mon compte », and what waits for who looks after spaces."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from portal.registries.account_doors import AccountDoor, account_doors
from portal.registries.queues import Queue, queues
from spaces.mine.who import has_spaces


def _waiting(user):
    from spaces.mine.shown import requests_waiting

    return requests_waiting(user)


def _forgetting():
    from spaces.people import tasks

    return tasks.forget_invitations


def register_mine():
    """Put the door, say what waits, erase old invitations each day."""
    account_doors.register(
        AccountDoor(
            "my_spaces",
            _("My spaces"),
            _("Where you take part, your invitations, and how to leave."),
            has_spaces,
        )
    )
    label = _("Requests to come into your spaces")
    queues.register(Queue("spaces_requests_waiting", label, _waiting, lambda: reverse("my_spaces")))
    periodic_jobs.register(PeriodicJob("spaces_forget_invitations", _forgetting, timedelta(days=1)))
