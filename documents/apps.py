"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search."""
        from documents.search_source import register_source

        register_source()
