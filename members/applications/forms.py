"""What somebody fills in to become a member: three short screens."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import ApplicationState, Organisation, Sector
from members.organisations.places import refuse_place_in_name
from members.typing import LineField, TextField
from portal.models import Region

LONGEST = 3000  # characters
KINDS = [("alone", _("On my own")), ("organisation", _("For an organisation that joins as a whole"))]


class WhoForm(forms.Form):
    """Who she is."""

    first_name = LineField(
        label=_("First name"), max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = LineField(
        label=_("Last name"), max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Our messages come there, and nobody else sees it. Choose a mailbox that only you read."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("This is not an e-mail address: it looks like name@example.org.")},
    )
    # People do not see it; programs fill in all they find.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice makes one application."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_email(self):
        """Return the address in lower case."""
        return self.cleaned_data["email"].lower()

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()


class WhereForm(forms.Form):
    """Where she comes from."""

    kind = forms.ChoiceField(label=_("You apply"), choices=KINDS, widget=forms.RadioSelect, initial="alone")
    organisation_name = LineField(
        label=_("Your organisation (optional)"),
        help_text=_("Leave it empty to take part in your own name."),
        max_length=200,
        required=False,
        validators=[refuse_place_in_name],
        widget=forms.TextInput({"autocomplete": "organization", "list": "organisations"}),
    )
    region = forms.ModelChoiceField(
        label=_("Your region"),
        queryset=Region.objects.none(),
        empty_label=_("Elsewhere, or all of Québec"),
        required=False,
    )
    sector = forms.ChoiceField(
        label=_("You come from"),
        help_text=_("“Survivor” only if you wish to say it. It is never shown."),
        choices=Sector,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        """Offer the regions."""
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()

    @property
    def known_names(self):
        """The names of the organisations that the directory shows, to choose from."""
        return Organisation.objects.visible_to(None).values_list("name", flat=True)

    def clean(self):
        """Ask for the name of an organisation that joins."""
        given = super().clean()
        if given.get("kind") == "organisation" and not given.get("organisation_name"):
            self.add_error("organisation_name", _("Write the name of the organisation."))
        return given


class WhyForm(forms.Form):
    """Why she would like to come."""

    why = TextField(
        label=_("What brings you here?"),
        help_text=_("Two or three sentences are enough. Name nobody, please."),
        max_length=LONGEST,
        rows=6,
    )
    agrees = forms.BooleanField(
        label=_("I agree that the facilitator keeps what I wrote to answer me"),
        label_suffix="",
        help_text=_("If the answer is no, or if you change your mind, it is erased."),
        error_messages={"required": _("Tick this box: without it, nobody may read your application.")},
    )


class AnswerForm(forms.Form):
    """What she answers to the facilitator."""

    text = TextField(max_length=4000, rows=5)

    def __init__(self, *args, state, **kwargs):
        """Say what the box is for, in a `state` of the application."""
        super().__init__(*args, **kwargs)
        is_asked = state == ApplicationState.ASKED
        self.fields["text"].label = _("Your answer") if is_asked else _("Something to add?")


STEPS = [WhoForm, WhereForm, WhyForm]
