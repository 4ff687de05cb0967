"""What is typed to come into a sheltered space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.phrase.forms import NewPhraseField
from members.phrase.phrases import check_phrase
from members.typing import LineField
from spaces.inside.forms import AgreementsForm
from spaces.shelter.pseudonyms import check_pseudonym

QUIET = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CodeForm(forms.Form):
    """A code, read aloud or written on paper."""

    code = LineField(
        label=_("Your code"),
        help_text=_("Ten letters and numbers. Capitals, blanks and dashes do not matter."),
        max_length=40,
        widget=forms.TextInput(QUIET),
    )


class NewPhraseForm(forms.Form):
    """Another passphrase, for who lost hers.

    Args:
        names: that somebody may know of her.
    """

    phrase = NewPhraseField()

    def __init__(self, *args, names=(), **kwargs):
        """Keep the names."""
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_phrase(self):
        """Hold it to what keeps it.

        Raises:
            ValidationError: it is short, or easily guessed.
        """
        check_phrase(self.cleaned_data["phrase"], *self.names, self.cleaned_data.get("pseudonym", ""))
        return self.cleaned_data["phrase"]


class AcceptForm(AgreementsForm, NewPhraseForm):
    """The agreements of the space, the name that the others read, a passphrase.

    Args:
        space: where she comes in.
    """

    def __init__(self, *args, space, names=(), **kwargs):
        """Make a box for each agreement; her name comes before her phrase."""
        self.space = space
        super().__init__(*args, lines=space.lines(), names=names, **kwargs)
        self.fields["pseudonym"] = LineField(
            label=_("The name that the others read"),
            help_text=_("Keep this one, or take another: not your name, nor one that somebody knows."),
            max_length=40,
            widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        )
        agreements = [name for name in self.fields if name.startswith("agreement_")]
        self.order_fields([*agreements, "pseudonym", "phrase"])

    def clean_pseudonym(self):
        """Hold the name to what protects her.

        Raises:
            ValidationError: it cannot be hers.
        """
        return check_pseudonym(self.space, self.cleaned_data["pseudonym"])

    def agreements(self):
        """Return the boxes of the agreements."""
        return [field for field in self if field.name.startswith("agreement_")]
