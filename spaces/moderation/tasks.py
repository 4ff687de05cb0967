"""Background work of moderation."""

from datetime import timedelta

from django.utils import timezone

from django_tasks import task

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from spaces.models import IdentityRequest
from spaces.moderation.acts import ACTS_KEPT, forget_old
from spaces.moderation.people import end_suspensions


@task()
def forget_moderation():
    """Erase the lines of the log and the reports whose time is over."""
    forget_old()
    IdentityRequest.objects.filter(asked_at__lt=timezone.now() - ACTS_KEPT).delete()


@task()
def end_space_suspensions():
    """Let back in those whose suspension is over."""
    end_suspensions()


def register_jobs():
    """Have it done each day, and each hour."""
    periodic_jobs.register(PeriodicJob("forget_moderation", lambda: forget_moderation, timedelta(days=1)))
    periodic_jobs.register(
        PeriodicJob("end_space_suspensions", lambda: end_space_suspensions, timedelta(hours=1))
    )
