"""What registrations declare to the rest of the portal."""

from datetime import timedelta

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from webinars.registrations.desk import register_section
from webinars.registrations.personal_data import register_personal_data

REMINDERS_EVERY = timedelta(minutes=5)


def register_registrations():
    """Follow the events, say what is held about people, and remind them."""
    from webinars.registrations import receivers  # noqa: F401
    from webinars.reminders import tasks

    register_personal_data()
    register_section()
    periodic_jobs.register(PeriodicJob("event_reminders", lambda: tasks.look_at_the_hour, REMINDERS_EVERY))
    periodic_jobs.register(PeriodicJob("forget_event_guests", lambda: tasks.forget_guests, timedelta(days=1)))
