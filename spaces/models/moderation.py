"""What moderators work with: reports, their marks in the queue, their log, a veil lifted."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.privacy.access_log import mark_of
from portal.files.models.tokens import new_token
from spaces.choices import ModerationDeed, Part, ReportReason
from spaces.models.participation import Participation
from spaces.models.post import Post
from spaces.models.space import Space
from spaces.models.testimony import Testimony

TO_CONFIRM = timedelta(hours=48)
# What is done to a testimony, as the log says it: it is no message, and its author decides who reads it.
OF_TESTIMONIES = {
    ModerationDeed.PUBLISHED: _("gave a testimony to be read"),
    ModerationDeed.RETURNED: _("gave a testimony back with a word"),
    ModerationDeed.HELD: _("took a testimony from its readers"),
}


class PostReportQuerySet(models.QuerySet):
    """Reports, with the gate."""

    def visible_to(self, user):
        """Return the reports that `user` reads: where she moderates, never those about herself."""
        hers = Participation.objects.of(user).moderating()
        found = self.filter(post__topic__space__in=hers.values("space"))
        return found.exclude(post__author__in=hers.values("pk"))

    def waiting(self):
        """Return those that nobody dealt with."""
        return self.filter(settled_at=None)


class PostReport(models.Model):
    """That somebody reported a message. Who did is shown to nobody: it only makes hers count once.

    Args:
        words: what she adds, for the moderators.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=8, choices=ReportReason)
    words = models.TextField(_("in a few words, if you want to"), max_length=600, blank=True)
    reported_at = models.DateTimeField(default=timezone.now, db_index=True)
    settled_at = models.DateTimeField(null=True)

    objects = PostReportQuerySet.as_manager()

    class Meta:
        ordering = ["reported_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["post", "reporter"], name="one_report_each")]

    def __str__(self):
        """Return its number."""
        return f"{self.post_id}: {self.reason}"


class QueueMark(models.Model):
    """What a moderator noted for herself on something that waits.

    Args:
        skipped_until: « not for me today »: she finds it again then.
        passed_by: the colleague who asked her to see to it; taken_at: since when she does.
    """

    moderator = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="queue_marks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="queue_marks")
    skipped_until = models.DateTimeField(null=True)
    passed_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["moderator", "post"], name="one_queue_mark_each")]

    def __str__(self):
        """Return of whom and what."""
        return f"{self.moderator_id}: {self.post_id}"


class ModerationActQuerySet(models.QuerySet):
    """Lines of the log, with the gate."""

    def visible_to(self, user):
        """Return the lines of the spaces that `user` moderates, without those about herself or hers."""
        hers = list(Participation.objects.of(user).moderating())
        given = Testimony.objects.filter(author__in=[one.pk for one in hers]).only("pk")
        found = self.filter(space__in=[one.space_id for one in hers])
        found = found.exclude(whom__in=[mark_of(one) for one in hers])
        return found.exclude(thing__in=[mark_of(one) for one in given])


class ModerationAct(models.Model):
    """That a moderator did something. Never content, nor names: what was done to is a keyed hash.

    Args:
        thing: stands for the message; whom: for the participation of its author, or of who is concerned.
        note: a few words for the log, that quote nothing and name nobody.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="moderation_acts")
    actor = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    deed = models.CharField(max_length=10, choices=ModerationDeed)
    reason = models.CharField(max_length=8, choices=ReportReason, blank=True)
    note = models.CharField(_("a few words for the log"), max_length=120, blank=True)
    thing = models.CharField(max_length=64, blank=True)
    whom = models.CharField(max_length=64, blank=True, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ModerationActQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self):
        """Return what was done."""
        return f"{self.space_id}: {self.deed}"

    @property
    def deed_words(self):
        """What was done, as it is read."""
        words = OF_TESTIMONIES.get(self.deed) if self.note == Part.TESTIMONIES else None
        return words or self.get_deed_display()

    @property
    def note_words(self):
        """The note as it is read: of a part of the space, its name."""
        return str(Part(self.note).label) if self.note in Part.values else self.note


class IdentityRequestQuerySet(models.QuerySet):
    """Requests to know who is behind a name."""

    def open_now(self):
        """Return those that still wait: to be confirmed, or to be read."""
        since = timezone.now() - TO_CONFIRM
        return self.filter(
            Q(confirmed_at=None, asked_at__gt=since) | Q(confirmed_at__gt=since),
            refused_at=None,
            read_at=None,
        )


class IdentityRequest(models.Model):
    """A request to know who is behind a name: one asks, another confirms, and the answer is read once.

    What was found is kept nowhere. The two people are keyed hashes, as in the access log.

    Args:
        legal_basis: what allows it.
        silent: whether the law forbids to tell the person; silent_reason: which law.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="identity_requests"
    )
    asked_by = models.CharField(max_length=64)
    reason = models.TextField(_("why"), max_length=1000)
    legal_basis = models.CharField(_("what allows it: law and article, or order"), max_length=300)
    silent = models.BooleanField(_("the law forbids to tell her"), default=False)
    silent_reason = models.CharField(_("which law or order forbids it"), max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = IdentityRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"
