"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"

    def ready(self):
        """Feed the search, and tell what is related."""
        from documents import related, search_source

        search_source.register_source()
        related.register_source()
