"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, and forget old imports."""
        from documents import tasks
        from documents.search_source import register_source
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        register_source()
        periodic_jobs.register(
            PeriodicJob("forget_old_imports", lambda: tasks.forget_old_imports, timedelta(days=1))
        )
