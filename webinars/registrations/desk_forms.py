"""Forms of the facilitator's screens on those who are registered."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from webinars.models import TeamMessage


class FindForm(forms.Form):
    """Whom to add."""

    who = LineField(
        label=_("Her name or her address"),
        max_length=200,
        help_text=_("A member by her name or her address; somebody else by her address."),
    )
    past = forms.BooleanField(label=_("A place even where all are taken"), required=False)


class AddGuestForm(forms.Form):
    """A guest whom the team registers."""

    name = LineField(label=_("Her name"), max_length=120)
    email = forms.EmailField(label=_("Her address"))
    past = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_email(self):
        """Return the address in lower case."""
        return self.cleaned_data["email"].lower()


class TeamMessageForm(forms.Form):
    """What the team writes to those who are registered."""

    text = TextField(
        label=_("Your message"),
        max_length=3000,
        rows=6,
        help_text=_("It leaves by e-mail, in your words: name nobody, and say nothing that must stay here."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice prepares one message."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid.uuid4())

    def save(self, event, author):
        """Keep the message, to be read again before it is sent."""
        given = self.cleaned_data
        fields = {"event_id": event.pk, "text": given["text"], "author": author}
        key = given.get("form_key") or uuid.uuid4()
        return TeamMessage.objects.get_or_create(form_key=key, defaults=fields)[0]
