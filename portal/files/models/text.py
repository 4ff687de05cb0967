"""The text of a file, page by page, as the background read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token

WORDS_A_MINUTE = 200


class TextState(models.TextChoices):
    """What became of the reading of a file's text."""

    WAITING = "waiting", _("its text is being read")
    READ = "read", _("text read")
    LONG = "long", _("text too long: only its beginning is read")
    SCANNED = "scanned", _("scanned: pictures of pages, without text; to be recognised (OCR)")
    PASSWORD = "password", _("protected by a password: its text cannot be read")
    UNREADABLE = "unreadable", _("damaged: its text cannot be read")
    HEAVY = "heavy", _("too heavy: its text could not be read in time")
    OTHER = "other", _("of a kind whose text is not read")


# What an editor can mend, by sending another file.
TO_MEND = [
    *(TextState.SCANNED, TextState.LONG),
    *(TextState.PASSWORD, TextState.UNREADABLE, TextState.HEAVY),
]


class FileText(models.Model):
    """What is known of the text of a file of the library. Goes with its file.

    Args:
        token: of the reading that is asked for; what another one brings back is thrown away.
        pages: number of pages, None for what has none (Word, OpenDocument, plain text).
        pages_read: how many pages or passages were read.
        words: number of words read.
        language: "fr" or "en", "" when neither is plain.
    """

    file = models.OneToOneField(
        "files.PortalFile", on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    state = models.CharField(
        max_length=12, choices=TextState.choices, default=TextState.WAITING, db_index=True
    )
    token = models.CharField(max_length=16, default=new_token)
    pages = models.PositiveIntegerField(null=True)
    pages_read = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=2, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        """Return the state in words; of a text that is cut, up to where it is read."""
        if self.state == TextState.LONG and self.pages:
            return _("text read up to page %(last)s of %(pages)s only: it is too long") % {
                "last": self.pages_read,
                "pages": self.pages,
            }
        return str(self.get_state_display())

    @property
    def to_mend(self):
        """Whether an editor should send another file."""
        return self.state in TO_MEND

    @property
    def reading_minutes(self):
        """How long it takes to read, at least one minute; None when that is not known."""
        if self.state != TextState.READ or not self.words:
            return None
        return max(1, round(self.words / WORDS_A_MINUTE))


class FilePage(models.Model):
    """A page of a text, or a piece of one; a passage of a text without pages.

    Its key is the file's, then its place in five digits: the search names passages so.
    """

    id = models.BigIntegerField(primary_key=True)
    text = models.ForeignKey(FileText, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(null=True)
    words = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        """Return where it is."""
        return f"{self.text_id}: {self.number or '–'}"
