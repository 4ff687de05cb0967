"""Application configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The `search` part of the ground floor."""

    name = "portal.search"
    label = "search"

    def ready(self):
        """Follow the pages, and declare the facets."""
        from portal.search import receivers  # noqa: F401
        from portal.search.facet_definitions import register_facets

        register_facets()
