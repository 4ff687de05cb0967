"""The search's own upkeep."""

from django_tasks import task

from portal.search.engines import engine
from portal.search.questions import forget_questions


@task()
def forget_old_questions():
    """Erase the questions whose time is over."""
    forget_questions()


@task()
def forget_erased_words():
    """Gather the index, so that words which were erased leave its files: SQLite keeps them until then."""
    engine().optimise()
