"""Application configuration of the ground floor."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The ground floor: what every part of the portal stands on."""

    name = "portal"
    label = "portal"

    def ready(self):
        """Register the house's system checks, and follow what pages show."""
        from portal import checks, receivers  # noqa: F401
