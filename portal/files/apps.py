"""Application configuration."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The `files` part of the ground floor."""

    name = "portal.files"
    label = "files"

    def ready(self):
        """Follow the pages."""
        from portal.files import receivers  # noqa: F401
