"""Who did what to whose data: a log that nobody rewrites unseen (research/safety.md, R45; ASVS 16.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Deed(models.TextChoices):
    """What is written down."""

    SIGN_IN_HELPED = "sign_in_helped", _("made a sign-in code for somebody")
    WAY_BACK_MADE = "way_back_made", _("made a code to come back for somebody whom she accompanies")
    DATA_COPIED = "data_copied", _("took a copy of her data")
    ERASED = "erased", _("erased an account")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("withdrew a consent")
    REQUEST_READ = "request_read", _("read a data request")
    REQUEST_ENTERED = "request_entered", _("entered a data request")
    REQUEST_ANSWERED = "request_answered", _("answered a data request")
    INCIDENT_READ = "incident_read", _("read an incident")
    INCIDENT_WRITTEN = "incident_written", _("wrote or corrected an incident")
    INCIDENTS_EXPORTED = "incidents_exported", _("exported the register of incidents")
    FILE_READ = "file_read", _("read a member's file and its notes")
    NOTE_WRITTEN = "note_written", _("wrote a note on a member")
    SUSPENDED = "suspended", _("suspended a member")
    REINSTATED = "reinstated", _("reinstated a member")
    APPLICATION_READ = "application_read", _("read an application")
    IDENTITY_ASKED = "identity_asked", _("asked who is behind a name")
    IDENTITY_CONFIRMED = "identity_confirmed", _("agreed that it be told who is behind a name")
    IDENTITY_REFUSED = "identity_refused", _("refused to have it told who is behind a name")
    IDENTITY_READ = "identity_read", _("read who is behind a name")
    MODERATION_READ = "moderation_read", _("read the log of moderation")
    LOG_READ = "log_read", _("read this log")


class AccessLog(models.Model):
    """A line of the log. Never content, title or address: keyed hashes of accounts and of things.

    Args (fields):
        number: its place; no place is left out.
        actor, thing: keyed hashes, "" for nobody or nothing in particular.
        kind: the model of the thing.
        digest: of this line and of the digest of the line before: the chain.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=64, blank=True)
    deed = models.CharField(max_length=20, choices=Deed)
    kind = models.CharField(max_length=60, blank=True)
    thing = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        ordering = ["-number"]

    def __str__(self):
        """Return its place."""
        return str(self.number)


class AccessLogEnds(models.Model):
    """Where the log begins, now that older lines are erased, and where it ends: one row, sealed.

    Args (fields):
        first_number, first_digest: of the last line that was erased for its age.
        last_number, last_digest: of the newest line.
        seal: keyed hash of the four.
    """

    first_number = models.PositiveBigIntegerField(default=0)
    first_digest = models.CharField(max_length=64, blank=True)
    last_number = models.PositiveBigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return the two ends."""
        return f"{self.first_number}–{self.last_number}"
