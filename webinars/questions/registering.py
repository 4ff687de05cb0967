"""All that the questions declare to the rest of the portal."""

from datetime import timedelta

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from webinars.questions import desk, personal_data, tasks


def register_questions():
    """Declare what is held about people, the screen of the facilitator, and what is erased each day."""
    personal_data.register_questions()
    desk.register_section()
    forget = PeriodicJob("forget_question_marks", lambda: tasks.forget_question_marks, timedelta(days=1))
    periodic_jobs.register(forget)
