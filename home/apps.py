"""Application configuration."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The `home` app."""

    name = "home"

    def ready(self):
        """Feed the search; show what is new."""
        from home.new.registering import register_new
        from home.search_source import register_source

        register_source()
        register_new()
