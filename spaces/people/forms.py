"""What moderators fill in about people, and each about her own name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.choices import Pseudonyms
from spaces.shelter.pseudonyms import check_free, check_pseudonym


class AddressForm(forms.Form):
    """Whom to invite, by an address."""

    address = forms.EmailField(
        label=_("Her e-mail address"),
        help_text=_(
            "If a member has this address, she finds the invitation when she signs in. If not, it waits for "
            "her for 60 days. You are not told which: an address tells nobody whether somebody is a member."
        ),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class FindForm(forms.Form):
    """Whom to look for in the directory."""

    q = forms.CharField(label=_("A name"), max_length=100, required=False, widget=forms.SearchInput())


class DeclineForm(forms.Form):
    """A word to somebody who does not come in."""

    word = TextField(
        label=_("A kind word: why, or what else she could do"),
        help_text=_("Only she reads it, on the page of her spaces."),
        max_length=1000,
        rows=3,
    )


class NameForm(forms.Form):
    """Under which name she writes in a space."""

    pseudonym = LineField(label=_("My name in this space"), max_length=40, required=False)

    def __init__(self, *args, participation, **kwargs):
        """Ask for a pseudonym, where the space wants one or lets one have it."""
        super().__init__(*args, initial={"pseudonym": participation.pseudonym}, **kwargs)
        self.participation = participation
        field = self.fields["pseudonym"]
        field.required = participation.space.pseudonyms == Pseudonyms.REQUIRED
        field.help_text = (
            _("A pseudonym in which nobody recognises you. What you already wrote takes this name too.")
            if field.required
            else _("A pseudonym, or nothing for your own name. What you already wrote takes this name too.")
        )

    def clean_pseudonym(self):
        """Hold her name to what protects her and the others.

        Raises:
            ValidationError: it cannot be hers.
        """
        name, space = self.cleaned_data["pseudonym"], self.participation.space
        if not name:
            return name
        check = check_pseudonym if space.pseudonyms == Pseudonyms.REQUIRED else check_free
        return check(space, name, besides=self.participation)
