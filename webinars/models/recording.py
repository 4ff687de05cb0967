"""What an event leaves behind: files to see and hear, words, a sheet, documents, what was mentioned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile
from portal.files.recordings.cleaning import MEDIA_TYPES
from portal.visibility import Audience
from webinars.visibility import published_for


class RecordingQuerySet(models.QuerySet):
    """Recordings, with the gate."""

    def visible_to(self, user):
        """Return those whose recording `user` may see: its audience is the event's `recording_audience`."""
        return self.filter(published_for(user, "event__", "event__recording_audience"))


class Recording(models.Model):
    """What there is to see again of an event, one an event.

    The flags are what cards show without reading anything else; `webinars.recordings.keeping` holds them.
    """

    event = models.OneToOneField(
        "webinars.EventPage", on_delete=models.CASCADE, primary_key=True, related_name="recording"
    )
    embed_url = models.URLField(_("address of the recording elsewhere"), max_length=500, blank=True)
    seconds = models.PositiveIntegerField(null=True, editable=False)
    typed = models.TextField(_("transcript"), blank=True)
    passages = models.JSONField(default=list, editable=False)  # [seconds or None, text], in order
    chapters = models.JSONField(default=list, editable=False)  # [seconds, title], in order
    has_video = models.BooleanField(default=False, editable=False)
    has_audio = models.BooleanField(default=False, editable=False)
    captions_in = models.CharField(max_length=10, blank=True, editable=False)  # languages: "fr en"
    has_text = models.BooleanField(default=False, editable=False)
    has_sheet = models.BooleanField(default=False, editable=False)
    # When there first was something to see again: new from then on, whatever changes later.
    available_at = models.DateTimeField(null=True, editable=False, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self):
        """Return whose it is."""
        return f"recording of {self.event_id}"

    @property
    def is_available(self):
        """Whether something can be seen, heard or read again."""
        return self.has_video or self.has_audio or self.has_text or self.has_sheet


class RecordingFileQuerySet(models.QuerySet):
    """Files of recordings, with the gate."""

    def visible_to(self, user):
        """Return those whose recording `user` may see."""
        return self.filter(recording__in=Recording.objects.visible_to(user))


class RecordingFile(PrivateFile):
    """The video of an event, or its sound alone: at most one of each."""

    VIDEO, AUDIO = "video", "audio"

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=5, choices=[(VIDEO, _("Video")), (AUDIO, _("Sound only"))])

    objects = RecordingFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recording", "kind"], name="one_recording_file_of_a_kind")
        ]

    def __str__(self):
        """Return what it is."""
        return f"{self.kind} of {self.recording_id}"

    @property
    def content_type(self):
        """The media type to declare."""
        return MEDIA_TYPES.get(self.extension, "application/octet-stream")


class CaptionsQuerySet(models.QuerySet):
    """Captions, with the gate."""

    def visible_to(self, user):
        """Return those whose recording `user` may see."""
        return self.filter(recording__in=Recording.objects.visible_to(user))


class Captions(models.Model):
    """The captions of a recording in one language: a whole WebVTT file."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(
        _("language"), max_length=2, choices=[("fr", _("French")), ("en", _("English"))]
    )
    text = models.TextField()

    objects = CaptionsQuerySet.as_manager()

    class Meta:
        ordering = ["-language"]
        constraints = [
            models.UniqueConstraint(fields=["recording", "language"], name="captions_once_a_language")
        ]

    def __str__(self):
        """Return whose they are."""
        return f"{self.language} of {self.recording_id}"


class SheetQuerySet(models.QuerySet):
    """Sheets, with the gate."""

    def visible_to(self, user):
        """Return those that `user` may read."""
        return self.filter(published_for(user, "recording__event__", "audience"))


class Sheet(models.Model):
    """The synthesis of an event on one page. Each field but the first holds one idea a line."""

    recording = models.OneToOneField(
        Recording, on_delete=models.CASCADE, primary_key=True, related_name="sheet"
    )
    audience = models.CharField(_("who reads it"), max_length=10, choices=Audience, default=Audience.MEMBERS)
    in_short = models.TextField(_("in short"), max_length=900)
    to_remember = models.TextField(
        _("to remember"), max_length=1500, blank=True, help_text=_("One idea a line.")
    )
    to_do = models.TextField(_("to try on Monday"), max_length=1500, blank=True, help_text=_("One a line."))
    said = models.TextField(
        _("what was said between us"),
        max_length=1500,
        blank=True,
        help_text=_("One a line; no name, no place, nothing by which somebody would be known."),
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("synthesis")
        verbose_name_plural = _("syntheses")

    def __str__(self):
        """Return whose it is."""
        return f"sheet of {self.recording_id}"
