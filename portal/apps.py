"""Application configuration of the ground floor."""

from datetime import timedelta

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The ground floor: what every part of the portal stands on."""

    name = "portal"
    label = "portal"

    def ready(self):
        """Register the house's system checks, follow what pages show, and fold old figures."""
        from portal import checks, receivers, tasks  # noqa: F401
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        periodic_jobs.register(PeriodicJob("fold_old_days", lambda: tasks.fold_old_days, timedelta(days=1)))
