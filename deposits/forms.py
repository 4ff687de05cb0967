"""What the steps of all kinds of deposits share. Each kind makes its three questions of these."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField, cleaned
from portal.models import Region
from portal.visibility import Audience

LONGEST_TYPED = 20_000  # characters, in one field


class StepForm(forms.Form):
    """One question: its fields are kept as they were typed, right or wrong.

    Args of the class:
        question: what is asked, as a heading.
        lead: a sentence below it.
        words: the names of the fields that hold the author's own words.
        more: the names of the fields that are folded away: nobody has to fill them in.
        takes_files: whether files are sent with it.
        stands_alone: of the last question, the names of the fields that may stand in place of a file.
    """

    question = ""
    lead = ""
    words = ()
    more = ()
    takes_files = False
    stands_alone = ()

    def __init__(self, *args, deposit, **kwargs):
        """Take the deposit; what she types is checked by her browser in its language."""
        super().__init__(*args, **kwargs)
        self.deposit = deposit
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea) or name in self.words:
                field.widget.attrs |= {"lang": deposit.language, "spellcheck": "true"}

    @classmethod
    def initial_of(cls, deposit):
        """Return {field: what was typed}, for a form that does not yet say what is wrong."""
        typed = {}
        for name, field in cls.base_fields.items():
            values = deposit.answers.get(name)
            if values:
                typed[name] = values if isinstance(field, forms.MultipleChoiceField) else values[-1]
        return typed

    @classmethod
    def kept_of(cls, data):
        """Return {field: [what was typed]} of what was sent: a box that is not ticked is not sent."""
        return {
            name: [cleaned(text)[:LONGEST_TYPED] for text in data.getlist(name)] for name in cls.base_fields
        }

    @property
    def first_fields(self):
        """The fields that are shown at once."""
        return [self[name] for name in self.fields if name not in self.more]

    @property
    def more_fields(self):
        """The fields that are folded away."""
        return [self[name] for name in self.fields if name in self.more]


class Credit:
    """How the author is named."""

    HER = "her"
    ORGANISATION = "organisation"
    REGION = "region"
    OTHER = "other"
    CHOICES = [
        (REGION, _("“A worker of my region”, without my name")),
        (HER, _("Me, by my name")),
        (ORGANISATION, _("My organisation")),
        (OTHER, _("Somebody else, or several of us")),
    ]


class CreditFields(forms.Form):
    """Who made it, and how she is named."""

    credit = forms.ChoiceField(
        label=_("How is it signed?"), choices=Credit.CHOICES, widget=forms.RadioSelect, initial=Credit.REGION
    )
    credit_other = LineField(
        label=_("By whom, if it is somebody else"),
        max_length=160,
        required=False,
        help_text=_("Name nobody without asking first."),
    )
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.none(), required=False, empty_label=_("Choose a region")
    )

    def __init__(self, *args, **kwargs):
        """Offer the regions."""
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()

    def clean(self):
        """Ask for what the choice needs.

        Raises:
            ValidationError: nobody is named, or no region is chosen.
        """
        given = super().clean()
        if given.get("credit") == Credit.OTHER and not given.get("credit_other"):
            self.add_error("credit_other", _("Say who made it."))
        if given.get("credit") == Credit.REGION and not given.get("region") and "region" not in self.errors:
            self.add_error("region", _("Choose a region: it stands in place of your name."))
        return given


def audience_field():
    """Return the field that asks who is to read it: members, unless she says everybody."""
    return forms.ChoiceField(
        label=_("Who may read it?"),
        choices=[
            (Audience.MEMBERS, _("The members of this community")),
            (Audience.PUBLIC, _("Everybody, on the Internet too")),
        ],
        widget=forms.RadioSelect,
        initial=Audience.MEMBERS,
    )


class BeginForm(forms.Form):
    """The key of a form: sent twice, it begins one deposit."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        """Give the form its key."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", str(uuid.uuid4()))

    def key(self):
        """Return the key that was sent, or a new one."""
        return (self.is_valid() and self.cleaned_data["form_key"]) or uuid.uuid4()


class MessageForm(BeginForm):
    """What is said about a deposit."""

    text = TextField(label=_("Your message"), max_length=4000, rows=4)
