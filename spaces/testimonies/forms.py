"""What one testifies, to whom, and what a moderator answers."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from portal.files.recordings.sounds import clean_sound
from portal.links import interface_language
from spaces.models.testimony import LONGEST, Circle
from spaces.testimonies.circles import choices_for, readers_of
from spaces.testimonies.giving import Words

LONGEST_VOICE = 10 * 60  # seconds
# What a moderator does not do without a word to its author.
WITH_A_WORD = ("back", "down")


class CircleForm(forms.Form):
    """Who may read it."""

    circle = forms.ChoiceField(
        label=_("Who may read it?"),
        help_text=_(
            "You change this whenever you like. Fewer readers: at once. More: a moderator reads it first."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, space, **kwargs):
        """Offer the circles around a space."""
        super().__init__(*args, **kwargs)
        self.fields["circle"].choices = choices_for(space)
        self.fields["circle"].initial = self.initial.get("circle", str(Circle.SPACE))

    def readers(self):
        """Return the `Readers` chosen."""
        return readers_of(self.cleaned_data["circle"])


class WordsForm(forms.Form):
    """A testimony, in writing or by voice."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    pseudonym = LineField(
        label=_("The name under it"),
        help_text=_("Not your own, nor the one you have in this space: another one, for this testimony."),
        max_length=40,
    )
    body = TextField(
        label=_("In writing"),
        help_text=_(
            "At your pace. Name nobody, no town, no organisation: those who read it might guess who you are."
        ),
        max_length=LONGEST,
        rows=12,
        required=False,
    )
    voice = forms.FileField(
        label=_("Or by voice"),
        help_text=_("A recording of ten minutes at most. A voice may be recognised by those who know it."),
        widget=forms.FileInput({"accept": "audio/*"}),
        required=False,
    )
    content_note = LineField(
        label=_("Content note"),
        help_text=_("Say in a few words what is hard to read in it: it opens only for who wants to."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args, has_voice=False, **kwargs):
        """Give the form a key of its own; `has_voice` tells that there is a voice already."""
        super().__init__(*args, **kwargs)
        self._has_voice, self._sound = has_voice, None
        self.fields["form_key"].initial = uuid.uuid4
        if has_voice:
            self.fields["no_voice"] = forms.BooleanField(label=_("Erase the voice"), required=False)

    def clean_voice(self):
        """Clean the sound: what its file tells beside what is said is taken out."""
        upload = self.cleaned_data["voice"]
        if upload:
            self._sound = clean_sound(upload, longest=LONGEST_VOICE)
        return upload

    def clean(self):
        """Ask for words or for a voice."""
        given = super().clean()
        keeps = self._has_voice and not given.get("no_voice")
        if not self.errors and not given.get("body") and not self._sound and not keeps:
            raise ValidationError(gettext("Write it, or add a recording of your voice."))
        return given

    def words(self):
        """Return what was given, checked."""
        given = self.cleaned_data
        return Words(
            pseudonym=given["pseudonym"],
            body=given["body"],
            language=interface_language(),
            content_note=given["content_note"],
            voice=self._sound,
            keeps_voice=not given.get("no_voice"),
        )


class TestimonyForm(CircleForm, WordsForm):
    """A new testimony, and who may read it."""

    field_order = ["pseudonym", "body", "voice", "content_note", "circle"]


class DecisionForm(forms.Form):
    """What a moderator says of a testimony that waits.

    Args:
        deed: the button that was pressed, "" for none yet.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    reply = TextField(
        label=_("A word to her"),
        help_text=_("She alone reads it: what to look at again, and why."),
        max_length=1000,
        required=False,
        rows=4,
        error_messages={"required": _("Write her a word: she cannot guess what to change.")},
    )

    def __init__(self, *args, deed="", **kwargs):
        """Ask for a word where others do not read it: its author cannot guess why."""
        super().__init__(*args, **kwargs)
        self.fields["reply"].required = deed in WITH_A_WORD
