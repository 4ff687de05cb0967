"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, tell what is related, take care of what readers report and editors import."""
        from documents import related, search_source, tasks
        from documents.deposit_kind import register_document
        from documents.dossiers import related as paths
        from documents.dossiers import search_source as dossiers
        from documents.imports.personal_data import register_imports
        from documents.novelties import register_novelties
        from documents.problems.reports import register_problems
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        search_source.register_source()
        dossiers.register_source()
        paths.register_related()
        related.register_source()
        register_problems()
        register_imports()
        register_document()
        register_novelties()
        for name, task in (
            ("forget_problems", lambda: tasks.forget_settled_problems),
            ("forget_old_imports", lambda: tasks.forget_old_imports),
        ):
            periodic_jobs.register(PeriodicJob(name, task, timedelta(days=1)))
