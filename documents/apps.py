"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, and tell what is related."""
        from documents import related, search_source
        from documents.dossiers import related as paths
        from documents.dossiers import search_source as dossiers

        search_source.register_source()
        dossiers.register_source()
        paths.register_related()
        related.register_source()
