"""The queue's own upkeep."""

from django_tasks import task

from portal.jobs import recovery


@task()
def forget_old_tasks():
    """Erase what ended long ago."""
    recovery.forget_old()
