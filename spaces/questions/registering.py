"""What questions and the mails of spaces declare to the rest of the portal."""

from datetime import timedelta

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from spaces.mail import tasks
from spaces.mail.choosing import register_tests
from spaces.mail.guard import register_guard
from spaces.questions import receivers  # noqa: F401
from spaces.questions.queue import register_queues

JOBS = {"remind_owners": tasks.remind_owners, "forget_mailed": tasks.forget_mailed}


def register_questions():
    """Guard the mails, say what waits, and what is done each day."""
    register_guard()
    register_tests()
    register_queues()
    for name, done in JOBS.items():
        periodic_jobs.register(PeriodicJob(f"spaces_{name}", lambda done=done: done, timedelta(days=1)))
