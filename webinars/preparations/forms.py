"""What somebody writes before an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import TextField


class PreparationForm(forms.Form):
    """A few lines."""

    text = TextField(
        label=_("Your few lines"),
        help_text=_("Those who are registered read them, and the facilitator. Name nobody whom you support."),
        max_length=2000,
        rows=5,
    )
