"""All that the questions declare to the rest of the portal."""

from datetime import timedelta

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from webinars.questions import desk, personal_data, receivers, search_source, tasks  # noqa: F401


def register_questions():
    """Declare what is found, held about people, on the facilitator's screen, and erased each day."""
    search_source.register_source()
    personal_data.register_questions()
    desk.register_section()
    forget = PeriodicJob("forget_question_marks", lambda: tasks.forget_question_marks, timedelta(days=1))
    periodic_jobs.register(forget)
