"""What a reader fills in to report a problem."""

import uuid

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.models import ProblemKind, ProblemReport
from portal.links import interface_language

LONGEST = 2000  # characters


class ProblemForm(forms.Form):
    """What is wrong with a notice. Only the first question asks for an answer."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=ProblemKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong: we then know where to look.")},
    )
    words = forms.CharField(
        label=_("In your words (optional)"),
        help_text=_("Say what you saw, and what it should be. Name nobody, please."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 5, "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address (optional)"),
        help_text=_("Only if you want us to be able to answer. It is erased with the report."),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    # People do not see it; programs fill in all they find.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice makes one report."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()

    @property
    def is_from_a_program(self):
        """Whether what people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))

    @transaction.atomic
    def save(self, notice, user):
        """Keep the report, once for each form; `user` with it only where she left an address."""
        given = self.cleaned_data
        report, _made = ProblemReport.objects.get_or_create(
            form_key=given["form_key"],
            defaults={
                "notice": notice,
                "kind": given["kind"],
                "words": given["words"],
                "email": given["email"],
                "reporter": user if given["email"] and user.is_authenticated else None,
                "language": interface_language(),
            },
        )
        return report
