"""Forms of the facilitator's screens on what an event leaves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminPageChooser

from portal.files.clean import clean
from portal.files.media.cleaning import clean_recording
from portal.files.media.refusal import refuse
from portal.models import PortalPage
from portal.visibility import Audience
from webinars.models import Material, Mention, Sheet
from webinars.recordings.captions import LARGEST, clean_captions
from webinars.recordings.elsewhere import host_of
from webinars.recordings.words import chapters_in_words, read_chapters


class RecordingFileForm(forms.Form):
    """A video, or its sound alone: which of the two is known from the file."""

    file = forms.FileField(
        label=_("Video or sound"),
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/webm,audio/*"}),
        help_text=_(
            "MP4 or WebM for a video; MP3, M4A or OGG for the sound. A new one takes the former’s place."
        ),
    )

    def __init__(self, *args, is_too_large=False, **kwargs):
        """Take whether the file was left while it came, too large."""
        super().__init__(*args, **kwargs)
        self.is_too_large = is_too_large
        if is_too_large:
            self.fields["file"].required = False

    def clean_file(self):
        """Return the file, cleaned; `recording` says what it is.

        Raises:
            ValidationError: it is refused.
        """
        if self.is_too_large:
            refuse("size", limit=settings.LARGEST_RECORDING // (1024 * 1024))
        file = self.cleaned_data["file"]
        self.recording = clean_recording(file.temporary_file_path())
        return file


class ElsewhereForm(forms.Form):
    """Where another site plays the recording."""

    url = forms.URLField(
        label=_("Address of the video"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_(
            "YouTube, Vimeo or a PeerTube that was allowed. It is shown after a click, which says so first."
        ),
    )

    def clean_url(self):
        """Return the address of a site that we know.

        Raises:
            ValidationError: we know no way to play it.
        """
        url = self.cleaned_data["url"]
        if url and host_of(url) is None:
            raise forms.ValidationError(
                _("No site that is allowed plays this address: give that of one video at YouTube or Vimeo.")
            )
        return url


class WordsForm(forms.Form):
    """Captions, transcript and chapters: one form, so that a refused file loses none of what was typed."""

    captions = forms.FileField(
        label=_("Captions"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
        help_text=_("A WebVTT (.vtt) or SubRip (.srt) file. The transcript is made from it."),
    )
    language = forms.ChoiceField(label=_("Language of these captions"), choices=settings.LANGUAGES)
    typed = forms.CharField(
        label=_("Transcript"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Leave empty where there are captions. Otherwise, one paragraph after another, an empty line "
            "between; a paragraph may begin with its moment: [12:34]."
        ),
    )
    chapters = forms.CharField(
        label=_("Chapters"),
        required=False,
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line: the time, then the title, such as “12:34 Questions”."),
    )

    @classmethod
    def from_recording(cls, recording, language):
        """Return the form as things stand."""
        chapters = chapters_in_words(recording.chapters) if recording else ""
        typed = recording.typed if recording else ""
        return cls(initial={"typed": typed, "chapters": chapters, "language": language or "fr"})

    def clean_captions(self):
        """Return the captions as WebVTT, "" without any."""
        file = self.cleaned_data["captions"]
        # No more than tells that it is too large: it may be the video, chosen by mistake.
        return clean_captions(file.read(LARGEST + 1)) if file else ""

    def clean_chapters(self):
        """Return the chapters as they are kept."""
        return read_chapters(self.cleaned_data["chapters"])


class SheetForm(forms.ModelForm):
    """The synthesis."""

    class Meta:
        model = Sheet
        fields = ["audience", "in_short", "to_remember", "to_do", "said"]
        widgets = {
            "audience": forms.RadioSelect,
            **{
                name: forms.Textarea(attrs={"rows": 4})
                for name in ("in_short", "to_remember", "to_do", "said")
            },
        }


class MaterialForm(forms.ModelForm):
    """A document of the event."""

    class Meta:
        model = Material
        fields = ["name", "file", "audience"]
        widgets = {"audience": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        """Ask for its name: it is what people read."""
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True

    def clean_file(self):
        """Return the file, cleaned.

        Raises:
            ValidationError: it is refused.
        """
        file = self.cleaned_data["file"]
        return clean(file).as_file(file.name)


class MentionForm(forms.ModelForm):
    """Something that was mentioned: a page of the portal, or an address elsewhere."""

    url = forms.URLField(label=_("Address"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Mention
        fields = ["page", "title", "url"]
        widgets = {"page": AdminPageChooser(target_models=[PortalPage])}


class AudienceForm(forms.Form):
    """Who may have something: each button is an answer."""

    audience = forms.ChoiceField(choices=Audience.choices)
