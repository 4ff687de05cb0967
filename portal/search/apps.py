"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The `search` part of the ground floor."""

    name = "portal.search"
    label = "search"

    def ready(self):
        """Follow the pages, declare the facets, and forget questions in time."""
        from portal.jobs.periodic import PeriodicJob, periodic_jobs
        from portal.search import receivers, tasks  # noqa: F401
        from portal.search.facet_definitions import register_facets

        register_facets()
        periodic_jobs.register(
            PeriodicJob("forget_questions", lambda: tasks.forget_old_questions, timedelta(days=1))
        )
