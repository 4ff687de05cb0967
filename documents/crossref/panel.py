"""The button « Complete from Crossref » of the notice's form."""

from django.forms import Media

from wagtail.admin.panels import Panel

from documents.crossref import asking as crossref


class CrossrefPanel(Panel):
    """Offers to complete the form from its DOI; nothing where Crossref is switched off."""

    class BoundPanel(Panel.BoundPanel):
        """The button, and the way that needs no script."""

        template_name = "documents/admin/crossref_panel.html"
        media = Media(js=["portal/js/admin-crossref.js"])

        def is_shown(self):
            """Tell whether Crossref may be asked."""
            return crossref.is_on() and super().is_shown()

        def get_context_data(self, parent_context=None):
            """Add the notice, and the words of the script."""
            return {**super().get_context_data(parent_context), "notice": self.instance}
