"""What the team fills in about a deposit."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deposits.answers import words_of
from deposits.forms import BeginForm
from deposits.models import OnBehalf
from deposits.permissions import moderates
from deposits.telling import moderators
from members.applications.reply_forms import ReplyForm
from members.models import ReplyMoment, User
from members.typing import LineField, TextField
from portal.models import Region
from portal.registries.depositable import depositable_kinds

LONGEST = 4000


class _Reply(BeginForm, ReplyForm):
    text_name = "text"


class ChangesForm(_Reply):
    """What is asked of the author."""

    moment = ReplyMoment.DEPOSIT_CHANGES
    text = TextField(label=_("What you ask of her"), max_length=LONGEST, rows=5)


class ApproveForm(_Reply):
    """A word with the acceptance."""

    moment = ReplyMoment.DEPOSIT_THANKS
    text = TextField(label=_("A word to her, if you wish"), max_length=LONGEST, rows=3, required=False)


class DeclineForm(_Reply):
    """Why it is not published."""

    moment = ReplyMoment.DEPOSIT_DECLINE
    text = TextField(label=_("Why, as she will read it"), max_length=LONGEST, rows=5)


class EditForm(forms.Form):
    """Other words, proposed to the author."""

    field = forms.ChoiceField(label=_("Which words"))
    after = TextField(label=_("As you would write them"), max_length=6000, rows=6)
    is_spelling = forms.BooleanField(label=_("Only the spelling changes"), required=False, label_suffix="")

    def __init__(self, *args, deposit, **kwargs):
        """Offer the author's words, the first one to begin with."""
        super().__init__(*args, **kwargs)
        words = words_of(deposit)
        self.fields["field"].choices = [(name, label) for name, label, _text in words]
        self.fields["after"].widget.attrs |= {"lang": deposit.language, "spellcheck": "true"}
        chosen = self.data.get("field") or (words[0][0] if words else "")
        self.initial |= {"field": chosen, "after": {n: text for n, _label, text in words}.get(chosen, "")}


class OpinionForm(forms.Form):
    """Whom to ask for a second opinion."""

    colleague = forms.ModelChoiceField(label=_("A colleague"), queryset=User.objects.none())
    question = TextField(label=_("What you would like to know"), max_length=1000, rows=2, required=False)

    def __init__(self, *args, deposit, user, **kwargs):
        """Offer those who moderate, but herself and its author."""
        super().__init__(*args, **kwargs)
        keys = [one.pk for one in moderators() if one.pk not in (user.pk, deposit.author_id)]
        self.fields["colleague"].queryset = User.objects.filter(pk__in=keys)
        self.fields["colleague"].label_from_instance = lambda one: one.get_full_name() or one.email


class OpinionWordForm(forms.Form):
    """What she thinks of it."""

    word = TextField(label=_("What you think of it"), max_length=2000, rows=4)


class OnBehalfForm(BeginForm, forms.ModelForm):
    """In whose name she types, and the proof that she agreed."""

    kind = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    member_email = forms.EmailField(
        label=_("Her address, if she is a member"),
        required=False,
        help_text=_("It is then on her account: she follows it there."),
    )
    told_by = LineField(
        label=_("How she is named to readers"),
        max_length=120,
        required=False,
        help_text=_("Her first name, her organisation; leave empty for “a worker of” her region."),
    )
    agreed = forms.BooleanField(label=_("She agreed that I share this in her name"), label_suffix="")

    class Meta:
        model = OnBehalf
        fields = ["told_by", "region", "email", "consent_way", "consent_on"]
        widgets = {"consent_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "email": _("If she is no member: the link to claim, correct or withdraw it is sent there."),
        }

    field_order = [
        "kind",
        "member_email",
        "told_by",
        "region",
        "email",
        "consent_way",
        "consent_on",
        "agreed",
    ]

    def __init__(self, *args, **kwargs):
        """Offer the kinds and the regions."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in depositable_kinds]
        self.fields["region"].queryset = Region.objects.all()
        self.fields["region"].required = False
        self.fields["region"].label = _("Her region")

    def clean_consent_on(self):
        """Return the day when she agreed.

        Raises:
            ValidationError: it is yet to come.
        """
        day = self.cleaned_data["consent_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is yet to come."))
        return day

    def clean_member_email(self):
        """Find the member, if one is named.

        Raises:
            ValidationError: no member has this address.
        """
        address = self.cleaned_data["member_email"]
        if not address:
            return None
        member = User.objects.filter(email__iexact=address, is_active=True).first()
        if member is None or not member.has_perm("portal.read_members") or moderates(member):
            raise forms.ValidationError(_("No member has this address. Leave it empty if she is none."))
        return member

    def clean(self):
        """Ask for a name or a region.

        Raises:
            ValidationError: nothing says who she is.
        """
        given = super().clean()
        if not given.get("member_email") and not given.get("told_by") and not given.get("region"):
            self.add_error("told_by", _("Name her, or choose her region."))
        return given
