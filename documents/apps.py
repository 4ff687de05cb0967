"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, and tell of what is related."""
        from documents.dossiers import related
        from documents.dossiers import search_source as dossiers
        from documents.search_source import register_source

        register_source()
        dossiers.register_source()
        related.register_related()
