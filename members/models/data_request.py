"""What people ask the privacy officer about their data."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# LPRPSP (RLRQ, c. P-39.1), s. 32: a written answer within thirty days of receiving the request.
DELAY = timedelta(days=30)
SOON = 7  # days left


class RequestKind(models.TextChoices):
    """What is asked."""

    ACCESS = "access", _("Know what you hold about me, or have a copy of it")
    RECTIFICATION = "rectification", _("Have something corrected")
    DELETION = "deletion", _("Have something erased")
    DEINDEXING = "deindexing", _("Have something no longer shown or found")
    WITHDRAWAL = "withdrawal", _("Withdraw a consent")
    COMPLAINT = "complaint", _("Complain about how my data are handled")


class RequestWay(models.TextChoices):
    """How it came."""

    FORM = "form", _("The form of the site")
    TELEPHONE = "telephone", _("By telephone")
    LETTER = "letter", _("By letter")
    EMAIL = "email", _("By e-mail")
    PERSON = "person", _("In person")


class DataRequestQuerySet(models.QuerySet):
    """Requests."""

    def waiting(self):
        """Return those that no one answered, the one that is due first at the top."""
        return self.filter(answered_at=None).order_by("received_on", "pk")


class DataRequest(models.Model):
    """A request about somebody's data, with its clock.

    Args (fields):
        account: of who asked, where she was signed in.
        reply_to: how to reach her, in her words; nobody verifies it.
        done: what was answered and done. note: for the officer alone.
    """

    kind = models.CharField(_("what is asked"), max_length=15, choices=RequestKind)
    way = models.CharField(_("how it came"), max_length=10, choices=RequestWay, default=RequestWay.FORM)
    name = models.CharField(_("name"), max_length=120, blank=True)
    reply_to = models.CharField(_("how to reach her"), max_length=254, blank=True)
    words = models.TextField(_("in her words"), max_length=4000, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    language = models.CharField(max_length=2, default="fr")
    received_on = models.DateField(_("received on"), default=timezone.localdate)
    answered_at = models.DateTimeField(null=True, editable=False)
    done = models.TextField(_("what was answered and done"), max_length=4000, blank=True)
    note = models.TextField(_("note, for yourself"), max_length=4000, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")
        default_permissions = ()
        permissions = [("manage_privacy", "Can answer data requests and keep the register of incidents")]
        ordering = ["received_on", "pk"]

    def __str__(self):
        """Return its number: a log keeps this, and nothing of what was asked."""
        return f"#{self.pk}"

    @property
    def due_on(self):
        """The last day to answer."""
        return self.received_on + DELAY

    @property
    def days_left(self):
        """How many days are left to answer; below zero when it is late."""
        return (self.due_on - timezone.localdate()).days

    @property
    def days_late(self):
        """How many days the answer is late, 0 when it is not."""
        return max(0, -self.days_left)

    @property
    def is_urgent(self):
        """Whether it waits and its last days have come."""
        return self.answered_at is None and self.days_left <= SOON
