"""Tasks that failed are tried again, and tasks whose worker died are taken up."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import WorkerBeat

MOST_ATTEMPTS = 6
FIRST_WAIT = 30  # seconds; four times longer at each attempt: 30 s, 2 min, 8 min, 32 min, 2 h
DEAD_AFTER = timedelta(seconds=60)
KEPT = timedelta(days=7)


class GiveUp(Exception):
    """Raised by a task that no other attempt can help."""


GIVE_UP = f"{GiveUp.__module__}.{GiveUp.__qualname__}"


def wait_before(attempt: int) -> timedelta:
    """Return how long to wait after the attempt of that number, from 1."""
    return timedelta(seconds=FIRST_WAIT * 4 ** (attempt - 1))


def try_again(task_id):
    """Put a failed task back in the queue, later each time; leave it failed after the last attempt."""
    row = DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.FAILED).first()
    if row is None or len(row.worker_ids) >= MOST_ATTEMPTS or row.exception_class_path == GIVE_UP:
        return
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY,
        run_after=timezone.now() + wait_before(len(row.worker_ids)),
        started_at=None,
        finished_at=None,
    )


def beat(worker_id):
    """Say that a worker is alive."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": timezone.now()})


def rescue():
    """Put back the tasks whose worker died in the middle (kill -9, power cut).

    Returns:
        How many were put back.
    """
    rescued = 0
    alive = set(
        WorkerBeat.objects.filter(seen_at__gt=timezone.now() - DEAD_AFTER).values_list("worker_id", flat=True)
    )
    for row in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        worker = row.worker_ids[-1] if row.worker_ids else ""
        if worker in alive or row.started_at is None or row.started_at > timezone.now() - DEAD_AFTER:
            continue
        status = TaskResultStatus.READY if len(row.worker_ids) < MOST_ATTEMPTS else TaskResultStatus.FAILED
        rescued += DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING).update(
            status=status, run_after=timezone.now(), started_at=None
        )
    return rescued


@transaction.atomic
def forget_old():
    """Erase the tasks that ended long ago, with their arguments, and the workers that are gone."""
    before = timezone.now() - KEPT
    DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED], finished_at__lt=before
    ).delete()
    WorkerBeat.objects.filter(seen_at__lt=before).delete()
