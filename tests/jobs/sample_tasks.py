"""Tasks for the tests of the queue: each leaves a line in a file."""

import time
from pathlib import Path

from django_tasks import task

from portal.jobs.recovery import GiveUp


def _note(path, line):
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@task()
def note(path, line="done"):
    """Leave a line."""
    _note(path, line)


@task()
def slow(path):
    """Leave a line, work for long, leave another."""
    _note(path, "begun")
    time.sleep(60 if len(Path(path).read_text().splitlines()) == 1 else 0)
    _note(path, "done")


@task()
def fail(path):
    """Leave a line, and fail."""
    _note(path, "tried")
    raise ValueError("not this time")


@task()
def give_up(path):
    """Leave a line, and fail for good."""
    _note(path, "tried")
    raise GiveUp
