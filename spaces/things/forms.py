"""The form of anything that is added to a space."""

import uuid

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from members.typing import LineField


class ThingForm(forms.Form):
    """A form that makes one thing, however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, unless it came with one."""
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid.uuid4

    def key(self):
        """Return the key that was sent, or a new one."""
        return self.cleaned_data.get("form_key") or uuid.uuid4()


def day_field(**kwargs):
    """Return a field for a day."""
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def hour_field(**kwargs):
    """Return a field for an hour, in Québec."""
    return forms.TimeField(widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **kwargs)


def https_field(**kwargs):
    """Return a field for an address that begins with https."""
    field = LineField(max_length=500, required=False, **kwargs)
    field.validators.append(URLValidator(schemes=["https"], message=_("An address begins with https://.")))
    field.widget.input_type = "url"
    return field
