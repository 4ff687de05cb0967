"""A problem with a notice, reported by a reader."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from documents.problems.notice import ReportedNoticePanel

REPORTED = ("notice", "kind", "words", "email", "reported_at")


class ProblemKind(models.TextChoices):
    """What is wrong."""

    DEAD_LINK = "link", _("The link leads nowhere")
    FILE = "file", _("The file does not open or cannot be read")
    ERROR = "error", _("Something in the notice is wrong")
    RIGHTS = "rights", _("The document should not be here (rights, privacy)")


class ProblemState(models.TextChoices):
    """Where a report stands."""

    WAITING = "waiting", _("To look at")
    SETTLED = "settled", _("Settled")


class ProblemReport(models.Model):
    """What a reader says is wrong with a notice.

    Nothing tells who she is but the address that she may leave, which nobody verifies, and her account
    where she was signed in when she left one. Both go with the report; the team sees the address only.
    """

    notice = models.ForeignKey(
        "documents.DocumentPage",
        on_delete=models.CASCADE,
        related_name="problem_reports",
        verbose_name=_("notice"),
    )
    kind = models.CharField(_("what is wrong"), max_length=10, choices=ProblemKind)
    words = models.TextField(_("in her words"), blank=True, max_length=2000)
    email = models.EmailField(_("e-mail address"), blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, editable=False, related_name="+"
    )
    language = models.CharField(_("language"), max_length=2, default="fr")
    state = models.CharField(_("state"), max_length=10, choices=ProblemState, default=ProblemState.WAITING)
    reported_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    # Given with the form: the same form sent twice makes one report.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    panels = [
        MultiFieldPanel(
            [
                ReportedNoticePanel("notice", read_only=True),
                *(FieldPanel(name, read_only=True) for name in ("kind", "words", "email", "reported_at")),
            ],
            heading=_("What was reported"),
        ),
        FieldPanel("state"),
    ]

    class Meta:
        verbose_name = _("reported problem")
        verbose_name_plural = _("reported problems")
        ordering = ["-reported_at"]
        indexes = [models.Index(fields=["state", "reported_at"], name="problems_waiting")]

    def __str__(self):
        """Return its kind and its number: the log keeps this, and nothing of what was said."""
        return f"{self.get_kind_display()} ({self.pk})"

    def save(self, *args, **kwargs):
        """Save with the moment at which it was settled."""
        if self.state == ProblemState.SETTLED:
            self.settled_at = self.settled_at or timezone.now()
        else:
            self.settled_at = None
        super().save(*args, **kwargs)
