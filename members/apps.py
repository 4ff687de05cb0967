"""Application configuration."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The `members` app."""

    name = "members"

    def ready(self):
        """Follow the second factors."""
        from members import receivers  # noqa: F401
