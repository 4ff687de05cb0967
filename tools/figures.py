"""How often a tool and its files are consulted, for the team."""

from wagtail.admin.panels import Panel

from portal.counting import times_in_words, total, write_counts


class ToolFiguresPanel(Panel):
    """Says in the form of a tool how often people consulted it, took its files, and were served by it."""

    class BoundPanel(Panel.BoundPanel):
        """The figures of one tool."""

        template_name = "tools/admin/figures_panel.html"

        def is_shown(self):
            """Show figures of what exists."""
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            """Add the figures in words; small ones are not told."""
            write_counts()
            tool = self.instance
            files = [row.file_id for row in tool.files.all()]
            return {
                **super().get_context_data(parent_context),
                "consulted": times_in_words(total("tool", [tool.pk])),
                "downloaded": times_in_words(total("file", files)) if files else "",
                "served": times_in_words(tool.uses.count()),
            }
