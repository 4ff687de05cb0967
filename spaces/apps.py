"""Application configuration."""

from django.apps import AppConfig


class SpacesConfig(AppConfig):
    """The `spaces` app."""

    name = "spaces"

    def import_models(self):
        """Keep what is inside spaces out of the admin's index of references: it would tell what is there."""
        super().import_models()
        from portal.models import PortalPage

        for model in self.models.values():
            if not issubclass(model, PortalPage):
                model.wagtail_reference_index_ignore = True

    def ready(self):
        """Follow the roles; say what waits and what is held about people."""
        from spaces import receivers  # noqa: F401
        from spaces.registering import register_spaces

        register_spaces()
