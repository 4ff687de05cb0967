"""What is typed of a resource."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.things.forms import ThingForm, https_field


class ResourceForm(ThingForm):
    """A file or a link, with its title."""

    title = LineField(
        label=_("Title"), help_text=_("As you would name it to a colleague. Name nobody."), max_length=160
    )
    about = TextField(label=_("What it is, in two lines"), max_length=300, required=False, rows=2)
    file = forms.FileField(label=_("A file"), required=False)
    link = https_field(label=_("Or a link"), help_text=_("It begins with https://."))

    field_order = ["title", "about", "file", "link"]

    def __init__(self, *args, participation, has_file=False, **kwargs):
        """Say what is taken.

        Args:
            participation: hers who writes.
            has_file: whether a file is kept already: another one takes its place.
        """
        super().__init__(*args, **kwargs)
        self.has_file = has_file
        taken = _("PDF, Word, Excel, PowerPoint, LibreOffice, text or picture: 25 MB at most.")
        if participation.space.is_sheltered:
            taken = _("PDF or picture: 25 MB at most. What a picture says of where it was taken is removed.")
        self.fields["file"].help_text = taken
        if has_file:
            self.fields["file"].label = _("Another file in its place")

    def clean(self):
        """Take a file or a link, not both.

        Raises:
            ValidationError: there is neither, or both.
        """
        given = super().clean()
        has_link = bool(given.get("link")) or "link" in self.errors
        if given.get("file") and has_link:
            raise forms.ValidationError(_("Choose: a file, or a link."))
        if not (given.get("file") or has_link or self.has_file or "file" in self.errors):
            raise forms.ValidationError(_("Add a file or a link."))
        return given
