"""Application configuration of the ground floor."""

from datetime import timedelta

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The ground floor: what every part of the portal stands on."""

    name = "portal"
    label = "portal"

    def ready(self):
        """Register the house's system checks, follow what pages show, fold old figures, erase old mail."""
        from portal import checks, receivers, tasks  # noqa: F401
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        for name, task in (
            ("fold_old_days", lambda: tasks.fold_old_days),
            ("forget_old_messages", lambda: tasks.forget_old_messages),
        ):
            periodic_jobs.register(PeriodicJob(name, task, timedelta(days=1)))
