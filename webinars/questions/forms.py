"""What is filled in about questions."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.models.question import LONGEST, LONGEST_ANSWER
from webinars.questions.words import WordsField


class QuestionForm(forms.Form):
    """A question, with her name or without."""

    text = WordsField(
        label=_("Your question"),
        help_text=_("600 characters at most. Name nobody whom you support."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "dir": "auto"}),
        error_messages={
            "required": _("Write your question first."),
            "max_length": _("%(show_value)s characters: 600 at most. Take out a few words, or ask two."),
        },
    )
    name = forms.ChoiceField(
        label=_("With your name?"),
        choices=[("without", _("Without my name")), ("with", _("With my name"))],
        initial="without",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether your name is shown.")},
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, signature="", **kwargs):
        """Say which name is shown, and give the form a key of its own: sent twice, it asks once."""
        super().__init__(*args, **kwargs)
        if signature:
            with_name = _("With my name (%(name)s)") % {"name": signature}
            self.fields["name"].choices = [("without", _("Without my name")), ("with", with_name)]
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    @property
    def is_signed(self):
        """Whether she wants her name shown."""
        return self.cleaned_data["name"] == "with"


class AnswerForm(forms.Form):
    """The short answer that stays with a question, or none where it was said aloud."""

    answer = WordsField(label=_("Short answer"), max_length=LONGEST_ANSWER, required=False)
