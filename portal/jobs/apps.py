"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The `jobs` part of the ground floor."""

    name = "portal.jobs"
    label = "jobs"

    def ready(self):
        """Try failed tasks again, and keep the queue tidy."""
        from portal.jobs import receivers, tasks  # noqa: F401
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        periodic_jobs.register(
            PeriodicJob("forget_old_tasks", lambda: tasks.forget_old_tasks, timedelta(days=1))
        )
