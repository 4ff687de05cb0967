"""A task that fails is tried again."""

from django.dispatch import receiver

from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db import DatabaseBackend

from portal.jobs.recovery import try_again


@receiver(task_finished, dispatch_uid="jobs_try_again")
def retry_failed(sender, task_result, **kwargs):
    """Put a failed task of the database queue back."""
    if task_result.status == TaskResultStatus.FAILED and issubclass(sender, DatabaseBackend):
        try_again(task_result.id)
