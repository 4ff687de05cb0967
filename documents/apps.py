"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, and take care of the problems that readers report."""
        from documents import tasks
        from documents.problems import register_problems
        from documents.search_source import register_source
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        register_source()
        register_problems()
        periodic_jobs.register(
            PeriodicJob("forget_problems", lambda: tasks.forget_settled_problems, timedelta(days=1))
        )
