"""The ground floor's own upkeep."""

from django_tasks import task

from portal import counting, mail


@task()
def fold_old_days():
    """Make months of the days that were counted long ago."""
    counting.fold_old_days()


@task()
def forget_old_messages():
    """Erase the messages that are older than a week."""
    mail.forget_old()
