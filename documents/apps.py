"""Application configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` app."""

    name = "documents"
