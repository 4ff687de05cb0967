"""Application configuration."""

from django.apps import AppConfig


class ToolsConfig(AppConfig):
    """The `tools` app."""

    name = "tools"

    def ready(self):
        """Open the door to sounds, feed the search, tell what is related and what is held about people."""
        from portal.files.gate import PrivateKind, private_kinds
        from tools import receivers  # noqa: F401
        from tools.deposit_kind import register_tool
        from tools.models import ToolVoice
        from tools.novelties import register_novelties
        from tools.personal_data import register_tools
        from tools.related import register_related
        from tools.search_source import register_source
        from tools.uses.personal_data import register_uses

        private_kinds.register(PrivateKind(ToolVoice))
        register_source()
        register_related()
        register_tools()
        register_uses()
        register_tool()
        register_novelties()
