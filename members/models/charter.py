"""The charter: its versions, and who signed which."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from wagtail.fields import RichTextField

from members.charter.recording import check_recording, cleaned_recording

FEATURES = ["h2", "h3", "bold", "italic", "ul", "ol", "link"]


class CharterVersionQuerySet(models.QuerySet):
    """Versions of the charter."""

    def in_force(self):
        """Return the version in force, or None."""
        return self.filter(published_at__isnull=False).order_by("number").last()


class CharterVersion(models.Model):
    """A version of the charter in both languages. Once published, it never changes."""

    number = models.PositiveIntegerField(_("number"), unique=True, null=True, editable=False)
    text_fr = RichTextField(_("text in French"), features=FEATURES)
    text_en = RichTextField(_("text in English"), features=FEATURES)
    agreements_fr = models.TextField(
        _("agreements in French"), help_text=_("One a line. Each is ticked by itself by who signs.")
    )
    agreements_en = models.TextField(
        _("agreements in English"), help_text=_("The same ones, in the same order.")
    )
    change_fr = models.CharField(
        _("what changes, in French"),
        max_length=300,
        blank=True,
        help_text=_("One sentence, which is shown above the new version."),
    )
    change_en = models.CharField(_("what changes, in English"), max_length=300, blank=True)
    audio_fr = models.FileField(
        _("recording in French"),
        upload_to="charter/",
        blank=True,
        validators=[check_recording],
        help_text=_("The text read aloud, as MP3: some read with difficulty, or are tired."),
    )
    audio_en = models.FileField(
        _("recording in English"), upload_to="charter/", blank=True, validators=[check_recording]
    )
    is_minor = models.BooleanField(_("minor correction"), default=False, editable=False)
    made_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = CharterVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the charter")
        verbose_name_plural = _("versions of the charter")
        ordering = ["-made_at"]
        permissions = [("publish_charterversion", "Can publish a version of the charter")]

    def __str__(self):
        """Return its number, or that it is a draft."""
        if self.number is None:
            return gettext("Charter, draft")
        return gettext("Charter, version %(number)s") % {"number": self.number}

    def clean(self):
        """Hold as many agreements in one language as in the other.

        Raises:
            ValidationError: a language has more.
        """
        super().clean()
        if len(self.lines("fr")) != len(self.lines("en")):
            raise ValidationError(
                {"agreements_en": _("Give as many agreements, one a line, in English as in French.")}
            )

    def save(self, *args, **kwargs):
        """Save, a new recording without what programs wrote into it."""
        for name in ("audio_fr", "audio_en"):
            file = getattr(self, name)
            if file and not file._committed:
                setattr(self, name, cleaned_recording(file.file))
        super().save(*args, **kwargs)

    @property
    def is_published(self):
        """Whether it is, or was, in force."""
        return self.published_at is not None

    def _in_language(self, field, language=None):
        language = language or get_language() or "fr"
        return getattr(self, f"{field}_{'en' if language.startswith('en') else 'fr'}")

    def text(self, language=None):
        """Return its text as HTML, in a language, the interface's by default."""
        return self._in_language("text", language)

    def lines(self, language=None):
        """Return its agreements, in order."""
        lines = (line.strip() for line in self._in_language("agreements", language).splitlines())
        return [line for line in lines if line]

    def audio(self, language=None):
        """Return the recording of its text, or an empty file."""
        return self._in_language("audio", language)

    def change(self, language=None):
        """Return what changes, in a sentence."""
        return self._in_language("change", language)


class CharterSignature(models.Model):
    """That somebody signed a version: when, in which language, and the exact words before her."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="charter_signatures"
    )
    version = models.ForeignKey(CharterVersion, on_delete=models.PROTECT, related_name="signatures")
    language = models.CharField(max_length=2)
    text = models.TextField()
    agreements = models.JSONField()
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-signed_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "version"], name="one_signature_a_version"),
        ]

    def __str__(self):
        """Return when it was signed."""
        return self.signed_at.isoformat()


class CharterTalk(models.Model):
    """Somebody would rather talk before she signs; nothing is closed to her for that."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="charter_talks")
    text = models.TextField(_("message"), max_length=4000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        default_permissions = ()

    def __str__(self):
        """Return when she asked."""
        return self.asked_at.isoformat()
