"""What a member writes to another, and what she tells the facilitator of it."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.messages.sending import Letter
from members.models import Subject
from members.models.member_message import LONGEST


class MessageForm(forms.Form):
    """A message."""

    subject = forms.ChoiceField(
        label=_("What is it about? (optional)"),
        choices=[("", _("Nothing in particular")), *Subject.choices],
        required=False,
    )
    text = forms.CharField(
        label=_("Your message"),
        help_text=_("3,000 characters at most. Name nobody whom you support."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off", "dir": "auto"}),
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice makes one message."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    def letter(self, thread=None):
        """Return what is to be sent, as an answer in `thread` or as a new exchange."""
        given = self.cleaned_data
        return Letter(given["text"], given.get("subject", ""), given["form_key"], thread)


class AnswerForm(MessageForm):
    """An answer: it is about what the exchange is about."""

    subject = None
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("3,000 characters at most. Name nobody whom you support."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "autocomplete": "off", "dir": "auto"}),
    )


class ReportForm(forms.Form):
    """Why a message is shown to the facilitator."""

    words = forms.CharField(
        label=_("What is wrong? (optional)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off", "dir": "auto"}),
    )
