"""What is typed of an announcement."""

from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.things.forms import ThingForm, day_field


class AnnouncementForm(ThingForm):
    """News of a space."""

    title = LineField(label=_("Title"), max_length=160)
    text = TextField(
        label=_("Text"),
        help_text=_("An empty line makes a paragraph. **Two stars** make bold, a dash makes a list."),
        max_length=4000,
        required=False,
    )
    until = day_field(
        label=_("At the top until"),
        help_text=_("After that day it stays in the list. Without a date it stays at the top."),
        required=False,
    )

    field_order = ["title", "text", "until"]
