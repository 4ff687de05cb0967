"""The search's own upkeep."""

from django_tasks import task

from portal.search.questions import forget_questions


@task()
def forget_old_questions():
    """Erase the questions whose time is over."""
    forget_questions()
