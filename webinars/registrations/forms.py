"""Forms of those who register."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField
from webinars.registrations.places import MOST_PEOPLE


class PeopleField(forms.IntegerField):
    """How many people come together."""

    def __init__(self, **kwargs):
        """Ask for herself alone, unless something else is said."""
        super().__init__(
            label=_("How many are you in the room?"),
            help_text=_("You included. Count those who watch with you, in the same room."),
            min_value=1,
            max_value=MOST_PEOPLE,
            initial=1,
            **kwargs,
        )
        self.widget.attrs["inputmode"] = "numeric"


class ComingForm(forms.Form):
    """What a member says with her registration: all of it may be left as it is."""

    people = PeopleField(required=False)
    shows_herself = forms.BooleanField(
        label=_("The others who are registered see that I come"),
        help_text=_("Your name, for registered members only. Untick it whenever you like."),
        label_suffix="",
        required=False,
    )

    def __init__(self, *args, may_show=True, **kwargs):
        """Offer to be seen to who has a name that members read."""
        super().__init__(*args, **kwargs)
        if not may_show:
            del self.fields["shows_herself"]

    @property
    def said(self):
        """What she said: {"people", "shows_herself"}."""
        given = self.cleaned_data
        return {
            "people": given.get("people") or 1,
            "shows_herself": bool(given.get("shows_herself")),
        }


class GuestForm(forms.Form):
    """Who a guest is."""

    name = LineField(
        label=_("Your name"),
        help_text=_("As the team may call you. A first name is enough."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "The link to your registration comes there. The team alone sees it; it is erased 90 days after."
        ),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("This is not an e-mail address: it looks like name@example.org.")},
    )
    people = PeopleField()
    # People do not see it; programs fill in all they find.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice makes one registration."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def clean_email(self):
        """Return the address in lower case."""
        return self.cleaned_data["email"].lower()

    def clean_form_key(self):
        """Take a key that is none for a new one: nothing that she typed is lost for it."""
        try:
            return str(uuid.UUID(self.cleaned_data["form_key"]))
        except ValueError:
            return str(uuid.uuid4())
