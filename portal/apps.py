"""Application configuration of the ground floor."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The ground floor: what every part of the portal stands on."""

    name = "portal"
    label = "portal"

    def ready(self):
        """Register the house's system checks."""
        from portal import checks  # noqa: F401
