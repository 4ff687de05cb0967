"""Background work: messages to those who come to a meeting."""

from django_tasks import task


@task()
def tell(key, what):
    """Write to somebody about the meeting to which she comes; `what` is one of `telling.write_to`."""
    from spaces.meetings.telling import write_to

    write_to(key, what)


@task()
def look_at_meetings():
    """Remind those who come to a meeting tomorrow."""
    from spaces.meetings.telling import remind_all

    remind_all()
