"""The form of a tool in the admin: what somebody confided is not rewritten there."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminPageForm

WORDS = ("purpose", "for_whom", "when_to_use", "how_to_use", "words", "credit", "told_by")
WHY = _("These are her words: they change with her agreement only, in what she sent.")


class ToolPageForm(WagtailAdminPageForm):
    """Holds the words of a tool that a member made or that was told for her.

    A disabled field takes what is stored, whatever is sent. Labels, summary and licence stay open.
    """

    def __init__(self, *args, **kwargs):
        """Close what is hers."""
        super().__init__(*args, **kwargs)
        if self.instance.is_closed_to_the_team:
            for name in WORDS:
                if name in self.fields:
                    self.fields[name].disabled = True
                    self.fields[name].help_text = WHY
