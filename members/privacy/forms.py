"""What people fill in to ask about their data, and what the privacy officer does with it."""

import re
import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.data_rights.forms import ErasureForm
from members.directory.forms import ADDRESS
from members.models import DataRequest, RequestKind, RequestWay, User
from members.people.suspending import has_a_role

LONGEST = 4000  # characters
NUMBER = re.compile(r"\d(?:[\s().-]{0,2}\d){6,}")  # a telephone, of any country


class FormKeyMixin(forms.Form):
    """A form with a key of its own, so that sending it twice does nothing twice."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form its key."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()


class AskForm(FormKeyMixin):
    """What anybody asks, with an account or without."""

    kind = forms.ChoiceField(
        label=_("What do you ask?"),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you ask.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("What it is about: a page, a document, a message, your account…"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6, "autocomplete": "off"}),
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    name = forms.CharField(
        label=_("Your name (optional)"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    reply_to = forms.CharField(
        label=_("How can she answer you?"),
        help_text=_("An e-mail address or a telephone number that is safe for you."),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Without an address or a number, she cannot answer you.")},
    )
    # People do not see it; programs fill in all they find.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_from_a_program(self):
        """Whether what people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))

    def clean_reply_to(self):
        """Return how to answer her.

        Raises:
            ValidationError: neither an address nor a telephone number is in it.
        """
        reply_to = self.cleaned_data["reply_to"]
        if not (ADDRESS.search(reply_to) or NUMBER.search(reply_to)):
            raise forms.ValidationError(_("Write an e-mail address or a telephone number, whole."))
        return reply_to

    def given(self):
        """Return what she gave, as fields of a request."""
        return {name: self.cleaned_data[name] for name in ("kind", "words", "name", "reply_to")}


class DateInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self):
        """Write days as browsers read them (ISO 8601)."""
        super().__init__(format="%Y-%m-%d")


def not_in_the_future(day):
    """Return a day that has come.

    Raises:
        ValidationError: it has not.
    """
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day has not come yet."))
    return day


class EnterRequestForm(FormKeyMixin, forms.ModelForm):
    """A request that came by telephone or by letter, entered by the privacy officer."""

    class Meta:
        model = DataRequest
        fields = ["kind", "way", "received_on", "name", "reply_to", "words"]
        widgets = {"kind": forms.RadioSelect, "received_on": DateInput, "words": forms.Textarea({"rows": 6})}

    field_order = ["kind", "way", "received_on", "name", "reply_to", "words"]

    def __init__(self, *args, **kwargs):
        """Leave out the way that is not hers to choose."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = RequestKind.choices
        self.fields["way"].choices = [pair for pair in RequestWay.choices if pair[0] != RequestWay.FORM]

    def clean_received_on(self):
        """Return the day, from which the law counts."""
        return not_in_the_future(self.cleaned_data["received_on"])

    def given(self):
        """Return what was entered, as fields of a request."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class AnswerForm(forms.ModelForm):
    """What was answered; a note for herself."""

    class Meta:
        model = DataRequest
        fields = ["done", "note"]
        widgets = {"done": forms.Textarea({"rows": 5}), "note": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        """Ask for the answer: without one, nothing is answered."""
        super().__init__(*args, **kwargs)
        self.fields["done"].required = True


class WhoseForm(forms.Form):
    """The account of somebody who asks the officer, and cannot do it herself."""

    email = forms.EmailField(
        label=_("Address of the account"),
        help_text=_("Be sure that it is she who asks: her voice, or a message from this very address."),
    )
    account = None

    def __init__(self, *args, officer, **kwargs):
        """Take the `officer` who does it for her."""
        self.officer = officer
        super().__init__(*args, **kwargs)

    def clean_email(self):
        """Find the account.

        Raises:
            ValidationError: there is none, or an administrator decides about it.
        """
        email = self.cleaned_data["email"].lower()
        self.account = User.objects.filter(email=email).first()
        if self.account is None:
            raise forms.ValidationError(_("No account has this address."))
        if self.account != self.officer and has_a_role(self.account):
            raise forms.ValidationError(
                _("This account has a role: have an administrator take it away first.")
            )
        return email


class ErasePersonForm(WhoseForm, ErasureForm):
    """Whose account is erased at her request, and what of it stays."""

    sure = forms.BooleanField(
        label=_("I am sure: erase this account for good"),
        label_suffix="",
        error_messages={"required": _("Tick the box: what is erased does not come back.")},
    )
    field_order = ["email", "published", "sure"]


class CopyPersonForm(WhoseForm):
    """Of whose data a copy is taken at her request, and how."""

    format = forms.ChoiceField(
        label=_("What for?"),
        choices=[("csv", _("For a spreadsheet (CSV)")), ("json", _("For a program (JSON)"))],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=_("I am sure that it is she who asks"),
        label_suffix="",
        error_messages={"required": _("Tick the box: a copy goes to nobody else.")},
    )
    field_order = ["email", "format", "sure"]
