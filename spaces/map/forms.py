"""What is asked at the door of a space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import TextField


class AskForm(forms.Form):
    """A request to come in."""

    request = TextField(
        label=_("Why you would like to come in"),
        help_text=_("Two lines are enough. The moderators of the space read them, nobody else."),
        max_length=1000,
        required=False,
        rows=4,
    )
