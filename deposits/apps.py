"""Application configuration."""

from django.apps import AppConfig


class DepositsConfig(AppConfig):
    """The `deposits` app."""

    name = "deposits"

    def ready(self):
        """Follow the roles; say what waits and what is held about people."""
        from deposits import receivers  # noqa: F401
        from deposits.registering import register_deposits

        register_deposits()
