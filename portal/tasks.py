"""The ground floor's own upkeep."""

from django_tasks import task

from portal import counting


@task()
def fold_old_days():
    """Make months of the days that were counted long ago."""
    counting.fold_old_days()
