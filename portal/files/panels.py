"""What editors see of the text of a file."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import Panel

from portal.files.models import FileText, TextState

ADVICE = {
    TextState.WAITING: _("It takes a minute. Nothing to do."),
    TextState.LONG: _(
        "What comes after is not found by the search: send it as several files, if that matters."
    ),
    TextState.SCANNED: _(
        "Nobody finds it by its words, and a screen reader cannot read it: have its text recognised (OCR), "
        "then send the new file."
    ),
    TextState.PASSWORD: _("Save it without a password, and send the new file."),
    TextState.UNREADABLE: _("Open it, save it again, and send the new file."),
    TextState.HEAVY: _("Make it simpler, or save it as PDF, and send the new file."),
}


class FileTextPanel(Panel):
    """Says what became of the reading of a file's text, and what to do."""

    def __init__(self, field_name="file", **kwargs):
        """Take the name of the field that names the file."""
        super().__init__(**kwargs)
        self.field_name = field_name

    def clone_kwargs(self):
        """Keep the name of the field."""
        return {**super().clone_kwargs(), "field_name": self.field_name}

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "portal/admin/file_text.html"

        def is_shown(self):
            """Tell whether there is a file, and something to say of it."""
            return self.text is not None

        @property
        def text(self):
            """What is known of the text of the file that is stored with the page."""
            key = getattr(self.instance, f"{self.panel.field_name}_id", None)
            return FileText.objects.filter(pk=key).first() if key else None

        def get_context_data(self, parent_context=None):
            """Add the text and what to do about it."""
            text = self.text
            return {
                **super().get_context_data(parent_context),
                "text": text,
                "advice": ADVICE.get(text.state, "") if text else "",
            }
