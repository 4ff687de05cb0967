"""What is filled in to report, to decide, and about somebody."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from members.typing import LineField, TextField
from spaces.choices import ReportReason
from spaces.moderation.deeds import SEND_BACK

LONGEST_WORD = 600


class ReportForm(forms.Form):
    """Why somebody reports a message."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    words = TextField(
        label=_("In a few words, if you want to"),
        help_text=_("The moderators read them. They do not read who you are."),
        max_length=LONGEST_WORD,
        rows=3,
        required=False,
    )


class DecideThingForm(forms.Form):
    """A reason for the log; the button says the deed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=80)
    reason = forms.ChoiceField(
        label=_("Reason, for the log"), choices=[("", _("None")), *ReportReason.choices], required=False
    )


class DecideForm(DecideThingForm):
    """A word to the author too.

    Args:
        deed: the one that was chosen, "" for none yet.
    """

    word = TextField(
        label=_("A word to her who wrote it"),
        help_text=_("She alone reads it. Say what you would like to read yourself."),
        max_length=LONGEST_WORD,
        rows=4,
        required=False,
    )

    def __init__(self, *args, deed="", **kwargs):
        """Ask for a word where it is what the deed is about."""
        super().__init__(*args, **kwargs)
        if deed == SEND_BACK:
            self.fields["word"].required = True
            self.fields["word"].error_messages["required"] = _(
                "Write her a word: she cannot guess what to change."
            )


class NoteForm(forms.Form):
    """What is warned of above somebody's message."""

    content_note = LineField(
        label=_("Content note"),
        help_text=_("Two or three words. The text then opens only for who wants to."),
        max_length=120,
        required=False,
    )


class PassForm(forms.Form):
    """To which colleague something is given."""

    colleague = forms.ChoiceField(label=_("To which colleague?"))

    def __init__(self, *args, colleagues, **kwargs):
        """Offer the `colleagues`: participations."""
        super().__init__(*args, **kwargs)
        self.colleagues = {one.public_id: one for one in colleagues}
        self.fields["colleague"].choices = [(key, one.name) for key, one in self.colleagues.items()]


class WarnForm(forms.Form):
    """A word to somebody."""

    word = TextField(
        label=_("Your word to her"),
        help_text=_("She reads it at her next visit, and confirms it."),
        max_length=LONGEST_WORD,
        rows=4,
        error_messages={"required": _("Write the word first.")},
    )


class SuspendForm(forms.Form):
    """For how long somebody waits outside."""

    days = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        choices=[(days, ngettext_lazy("%d day", "%d days", days) % days) for days in (1, 3, 7, 30)],
    )
    why = TextField(
        label=_("Why, for her"),
        help_text=_("She reads it when she comes, with the day on which it ends."),
        max_length=LONGEST_WORD,
        rows=3,
        error_messages={"required": _("Say why: she reads it.")},
    )
    note = LineField(
        label=_("A few words for the log"),
        help_text=_("Quote nothing, name nobody."),
        max_length=120,
        required=False,
    )


class IdentityForm(forms.Form):
    """What the privacy officer writes when she has to know who is behind a name."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    person = LineField(
        label=_("Number of the person in her space"),
        help_text=_("A moderator reads it on the page of the person, and gives it to you."),
        max_length=16,
        error_messages={"required": _("Write the number of the person.")},
    )
    reason = TextField(label=_("Why"), max_length=1000, rows=4, error_messages={"required": _("Say why.")})
    legal_basis = LineField(
        label=_("What allows it"),
        help_text=_("The law and its article, or the order of a court."),
        max_length=300,
        error_messages={"required": _("Say what allows it.")},
    )
    silent = forms.BooleanField(label=_("The law forbids to tell her"), label_suffix="", required=False)
    silent_reason = LineField(label=_("Which law or order forbids it"), max_length=300, required=False)

    def clean(self):
        """Ask which law, where she is not told.

        Raises:
            ValidationError: it is not said.
        """
        given = super().clean()
        if given.get("silent") and not given.get("silent_reason"):
            self.add_error("silent_reason", _("Say which law or order: otherwise she is told."))
        return given
