"""Application configuration."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The `members` app."""

    name = "members"

    def ready(self):
        """Follow sign-ins and second factors, and declare what the app holds and does."""
        from members import receivers  # noqa: F401
        from members.registrations import register_all

        register_all()
