"""The settings of a space. Who knows of it and how one comes in are one choice: they cannot contradict."""

from django import forms
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.choices import Admission, MailContent, Part, Pseudonyms, Secrecy
from spaces.models import Space
from spaces.settings.changes import why_not

CIRCLES = {
    "members": (Secrecy.LISTED, Admission.MEMBERS, _("All members are in")),
    "request": (
        Secrecy.LISTED,
        Admission.REQUEST,
        _("All members see that it exists, and may ask to come in"),
    ),
    "invited": (Secrecy.LISTED, Admission.INVITATION, _("All members see that it exists; one is invited")),
    "discreet": (
        Secrecy.DISCREET,
        Admission.INVITATION,
        _("Only its people know that it exists; one is invited"),
    ),
}
MINOR, REAL = "minor", "real"
FIELDS = (
    *("name_fr", "name_en", "purpose_fr", "purpose_en", "welcome_fr", "welcome_en", "contact"),
    *("hours_fr", "hours_en"),
    *("agreements_fr", "agreements_en", "pseudonyms", "mail_content", "retention_days", "first_posts_read"),
    *("parts", "ends_on", "colour", "icon"),
)
FIXED_IN_SHELTER = ("circle", "pseudonyms", "mail_content", "ends_on")
LONGEST_RETENTION, MOST_READ = 3650, 20


def version_of(space):
    """Return what stands for the settings as they are: two moderators do not undo each other's work."""
    told = [str(getattr(space, name)) for name in FIELDS]
    return salted_hmac("spaces.version", "\n".join([*told, space.secrecy, space.admission])).hexdigest()[:32]


def circle_of(space):
    """Return the choice that says who knows of a space and how one comes in; "" for a sheltered one."""
    pairs = {(secrecy, admission): code for code, (secrecy, admission, _words) in CIRCLES.items()}
    return pairs.get((space.secrecy, space.admission), "")


class SettingsForm(forms.ModelForm):
    """What moderators change in a space."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    name_fr = LineField(label=_("Name in French"), max_length=80)
    name_en = LineField(label=_("Name in English"), max_length=80, required=False)
    purpose_fr = TextField(label=_("What it is for, in French"), max_length=600, rows=3, required=False)
    purpose_en = TextField(label=_("What it is for, in English"), max_length=600, rows=3, required=False)
    welcome_fr = TextField(
        label=_("Words of welcome, in French"),
        help_text=_("Who comes for the first time reads this once; it stays on “About this space”."),
        max_length=1200,
        rows=4,
        required=False,
    )
    welcome_en = TextField(label=_("Words of welcome, in English"), max_length=1200, rows=4, required=False)
    contact = LineField(
        label=_("Whom to reach"),
        help_text=_("A name, a telephone, an address: people of the space read it."),
        max_length=300,
        required=False,
    )
    hours_fr = LineField(
        label=_("When moderators are there, in French"),
        help_text=_("Said before one writes: nobody waits at night for an answer that does not come."),
        max_length=200,
        required=False,
    )
    hours_en = LineField(label=_("When moderators are there, in English"), max_length=200, required=False)
    agreements_fr = TextField(
        label=_("Agreements in French, one a line"),
        help_text=_("Each is ticked by who comes in. Without any, one comes in without signing."),
        max_length=3000,
        rows=6,
        required=False,
    )
    agreements_en = TextField(
        label=_("Agreements in English, one a line"), max_length=3000, rows=6, required=False
    )
    agreements_change = forms.ChoiceField(
        label=_("If you change the agreements"),
        choices=[
            (MINOR, _("I correct a spelling: what was signed stays signed")),
            (REAL, _("They say something else: everybody signs anew before she reads on")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    circle = forms.ChoiceField(
        label=_("Who knows of it, and how one comes in"),
        choices=[(code, words) for code, (_s, _a, words) in CIRCLES.items()],
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("What it holds"),
        choices=Part,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Keep at least one.")},
    )
    retention_days = forms.IntegerField(
        label=_("Days after which messages are erased"),
        help_text=_("Empty: they are kept. A longer time counts for what is written from now on."),
        min_value=1,
        max_value=LONGEST_RETENTION,
        required=False,
    )
    first_posts_read = forms.IntegerField(
        label=_("First messages of each that a moderator reads before the others"),
        min_value=0,
        max_value=MOST_READ,
    )

    class Meta:
        model = Space
        fields = FIELDS
        widgets = {
            "ends_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "pseudonyms": forms.RadioSelect,
            "mail_content": forms.RadioSelect,
        }

    def __init__(self, *args, before, **kwargs):
        """Take the space as it is; what a sheltered one promises is not asked.

        Args:
            before: a copy of the space, that the form does not change.
        """
        super().__init__(*args, **kwargs)
        self.before = before
        self.initial |= {"circle": circle_of(before), "seen": version_of(before), "agreements_change": ""}
        for name in FIXED_IN_SHELTER if before.is_sheltered else ():
            del self.fields[name]

    @property
    def real_change(self):
        """Whether everybody signs anew: the agreements say something else."""
        return self._agreements_change() and self.cleaned_data.get("agreements_change") == REAL

    def _agreements_change(self):
        return any(self.instance.lines(language) != self.before.lines(language) for language in ("fr", "en"))

    def clean_ends_on(self):
        """Keep to days to come, but for the day that it has already."""
        day = self.cleaned_data["ends_on"]
        if day and day != self.before.ends_on and day < timezone.localdate():
            raise forms.ValidationError(_("This day is past."))
        return day

    def clean(self):
        """Put the chosen circle on the space; refuse what would open old words to all, or undo a colleague.

        Raises:
            ValidationError: somebody else changed the settings meanwhile.
        """
        given = super().clean()
        if given.get("seen") != version_of(self.before):
            raise forms.ValidationError(
                _("Somebody changed these settings meanwhile. Open the page again, and look at them first.")
            )
        if given.get("circle"):
            self.instance.secrecy, self.instance.admission, _words = CIRCLES[given["circle"]]
            reason = why_not(self.before, self.instance)
            if reason:
                self.add_error("circle", reason)
        self._clean_discreet_mail(given)
        return given

    def _clean_discreet_mail(self, given):
        if given.get("circle") == "discreet" and given.get("mail_content") == MailContent.FULL:
            self.add_error("mail_content", _("The e-mails of a discreet space hold no text."))
        kept = Pseudonyms.REQUIRED
        if self.before.pseudonyms == kept != given.get("pseudonyms", kept) and self.before.topics.exists():
            self.add_error("pseudonyms", _("One wrote here under a pseudonym: it stays so."))

    def _post_clean(self):
        """Ask what a change of the agreements is, once the space has them."""
        super()._post_clean()
        if self.errors or not self._agreements_change():
            return
        was, now = self.before.lines("fr"), self.instance.lines("fr")
        if not was or not now:
            # The first agreements are signed by all; where there are none left, nothing is.
            self.cleaned_data["agreements_change"] = REAL if now else MINOR
        elif not self.cleaned_data.get("agreements_change"):
            self.add_error("agreements_change", _("Say whether it is a correction or a real change."))
        elif len(was) != len(now) and self.cleaned_data["agreements_change"] == MINOR:
            self.add_error("agreements_change", _("One agreement more or less is a real change."))
