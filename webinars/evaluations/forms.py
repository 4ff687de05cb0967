"""The three questions."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import TextField
from webinars.models import EvaluationAnswer, Useful
from webinars.models.evaluation import LONGEST


def _label(name):
    return EvaluationAnswer._meta.get_field(name).verbose_name


class EvaluationForm(forms.Form):
    """Three questions, the first of which is enough."""

    useful = forms.TypedChoiceField(
        label=_label("useful"), choices=Useful.choices, coerce=int, widget=forms.RadioSelect
    )
    takes_away = TextField(
        label=_label("takes_away"),
        help_text=_("If you wish. Name nobody, and nothing that says who you are."),
        max_length=LONGEST,
        rows=4,
        required=False,
    )
    wishes = TextField(
        label=_label("wishes"),
        help_text=_("If you wish: a subject, a person to invite, another hour…"),
        max_length=LONGEST,
        rows=4,
        required=False,
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice keeps one answer."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    @property
    def given(self):
        """The fields of an answer."""
        return {name: self.cleaned_data[name] for name in ("useful", "takes_away", "wishes")}
