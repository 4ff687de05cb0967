"""Periodic jobs: each runs once a period, whichever process notices first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.jobs.models import PeriodicRun
from portal.registries.registry import Registry


@dataclass(frozen=True)
class PeriodicJob:
    """A job that comes back.

    Args:
        name: its code, kept in the database.
        task: returns the `django_tasks` task to enqueue, without arguments.
        every: its period, counted from midnight for a period of days.
    """

    name: str
    task: Callable[[], object]
    every: timedelta


periodic_jobs: Registry[PeriodicJob] = Registry()


def _next_due(job, now):
    """Return the first date after `now` on the job's grid: midnight and its multiples."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if job.every >= timedelta(days=1):
        return midnight + job.every
    return midnight + ((now - midnight) // job.every + 1) * job.every


def enqueue_due(now=None):
    """Enqueue the periodic jobs that are due, each by one process only.

    Returns:
        The names of the jobs that this call enqueued.
    """
    now = now or timezone.now()
    return [job.name for job in periodic_jobs if _take(job, now)]


@transaction.atomic
def _take(job, now):
    """Move the job's date on, and enqueue it if we are the one who did."""
    _run, made = PeriodicRun.objects.get_or_create(name=job.name, defaults={"due_at": _next_due(job, now)})
    if made:
        return False
    moved = PeriodicRun.objects.filter(name=job.name, due_at__lte=now).update(due_at=_next_due(job, now))
    if moved:
        job.task().enqueue()
    return bool(moved)
