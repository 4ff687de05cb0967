"""Application configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The `search` part of the ground floor."""

    name = "portal.search"
    label = "search"
