"""Where deposits meet the other parts of the portal."""

from datetime import timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.files.gate import PrivateKind, private_kinds
from portal.jobs.periodic import PeriodicJob, periodic_jobs
from portal.registries.account_doors import AccountDoor, account_doors
from portal.registries.queues import Queue, Waiting, queues
from portal.visibility import may_read_members

JOBS = ("remind_team", "thank_authors", "forget_old_deposits")


def _waiting(user):
    from deposits.models import Deposit
    from deposits.permissions import moderates

    if not moderates(user):
        return Waiting(0)
    found = Deposit.objects.waiting().exclude(author=user)
    return Waiting(found.count(), found.aggregate(oldest=Min("waits_since"))["oldest"])


def _task(name):
    from deposits import tasks

    return getattr(tasks, name)


def register_deposits():
    """Say what waits, what is held about people, what is done in the background; put the door."""
    from deposits.kinds.resource import register_resource
    from deposits.models import DepositFile
    from deposits.personal_data import register_deposits_data

    queues.register(Queue("deposits", _("Deposits of members"), _waiting, lambda: reverse("deposits_desk")))
    private_kinds.register(PrivateKind(DepositFile))
    account_doors.register(
        AccountDoor(
            "contributions",
            _("My contributions"),
            _("What you shared, where it stands, and how often it served."),
            may_read_members,
        )
    )
    for name in JOBS:
        job = PeriodicJob(f"deposits_{name}", lambda name=name: _task(name), timedelta(days=1))
        periodic_jobs.register(job)
    register_resource()
    register_deposits_data()
