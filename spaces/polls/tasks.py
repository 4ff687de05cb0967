"""Background work: polls are closed when their day is past."""

from django_tasks import task


@task()
def close_polls():
    """Close the polls that are over, and erase who answered."""
    from spaces.polls.answering import close_due

    close_due()
