"""What is typed of a shared text, and of what is said about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.models.shared_text import LONGEST_TEXT
from spaces.things.forms import ThingForm


class TextForm(ThingForm):
    """A text; a change says which version it was made from.

    Args:
        number: of the version that she began with, 0 for a new text.
    """

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    title = LineField(label=_("Title"), max_length=160)
    body = TextField(
        label=_("Text"),
        help_text=_("An empty line makes a paragraph. **Two stars** make bold, a dash makes a list."),
        max_length=LONGEST_TEXT,
        rows=18,
    )

    field_order = ["title", "body"]


class CommentForm(ThingForm):
    """A remark."""

    body = TextField(label=_("Your remark"), max_length=2000, rows=4)
