"""How often a notice and its file are consulted, for the editors."""

from wagtail.admin.panels import Panel

from portal.counting import times_in_words, total, write_counts


class FiguresPanel(Panel):
    """Says in the form of a notice how often people consulted it and took its file."""

    class BoundPanel(Panel.BoundPanel):
        """The figures of one notice."""

        template_name = "documents/admin/figures_panel.html"

        def is_shown(self):
            """Show figures of what exists."""
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            """Add the figures in words; small ones are not told."""
            write_counts()
            notice = self.instance
            return {
                **super().get_context_data(parent_context),
                "consulted": times_in_words(total("notice", [notice.pk])),
                "downloaded": times_in_words(total("file", [notice.file_id])) if notice.file_id else "",
            }
