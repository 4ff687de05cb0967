"""What somebody fills in to invite the facilitator, and how the team answers."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from portal.links import interface_language
from portal.models import Region
from webinars.forms import FormWithKey
from webinars.models import FacilitatorInvitation, InvitationState

SENT = ("name", "email", "organisation", "region", "words", "when")


class InviteForm(FormWithKey):
    """Who invites her, where and what for."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The facilitator answers you there. Nobody else sees it."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("This is not an e-mail address: it looks like name@example.org.")},
    )
    organisation = LineField(
        label=_("Your organisation (optional)"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    region = forms.ModelChoiceField(
        label=_("Your region"),
        queryset=Region.objects.none(),
        empty_label=_("Elsewhere, or all of Québec"),
        required=False,
    )
    words = TextField(
        label=_("What would you like?"),
        help_text=_("How many people, about what, on the spot or on line. No street address of a shelter."),
        max_length=2000,
    )
    when = LineField(
        label=_("About when (optional)"),
        help_text=_("Such as “in February, a Tuesday”."),
        max_length=200,
        required=False,
    )
    # People do not see it; programs fill in all they find.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, **kwargs):
        """Offer the regions."""
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()

    @property
    def is_from_a_program(self):
        """Whether what people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))

    @transaction.atomic
    def save(self, user):
        """Keep the invitation, once for each form, with the account of who is signed in."""
        given = {name: self.cleaned_data[name] for name in SENT}
        account = user if user.is_authenticated else None
        FacilitatorInvitation.objects.get_or_create(
            form_key=self.cleaned_data["form_key"],
            defaults={**given, "user": account, "language": interface_language()},
        )


class StateForm(forms.Form):
    """Where an invitation stands."""

    state = forms.ChoiceField(label=_("Where it stands"), choices=InvitationState, widget=forms.RadioSelect)
    note = TextField(
        label=_("Note of the team"),
        help_text=_("Only the team reads it; she may ask for it."),
        max_length=2000,
        required=False,
        rows=3,
    )
