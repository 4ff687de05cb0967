"""What an editor brings to import."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.imports.batches import LARGEST
from portal.templatetags.portal_tags import file_size

ACCEPTED = ".bib,.ris,.json,.txt,application/json,text/plain"


class BringForm(forms.Form):
    """A text or a file of references; its format is told by what it holds."""

    text = forms.CharField(
        label=gettext_lazy("Paste the references"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
        help_text=gettext_lazy("BibTeX, RIS or CSL-JSON: the portal recognises the format."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self):
        """Refuse a file that is too large.

        Raises:
            ValidationError: it is.
        """
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(
                _("This file is too large: %(limit)s at most. Split it in several.")
                % {"limit": file_size(LARGEST)}
            )
        return file

    def clean(self):
        """Ask for the one or the other.

        Raises:
            ValidationError: neither, or both, are given.
        """
        cleaned = super().clean()
        if not self.errors and bool(cleaned.get("file")) == bool(cleaned.get("text", "").strip()):
            raise ValidationError(_("Paste references or choose a file: one of the two."))
        return cleaned

    def content(self):
        """Return (name, bytes) of what she brought."""
        file = self.cleaned_data["file"]
        return (file.name, file.read()) if file else ("", self.cleaned_data["text"].encode())
