"""Messages between members, which stay on the portal."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=365)
REPORTS_KEPT = timedelta(days=180)  # after they were settled
LONGEST = 3000


class Subject(models.TextChoices):
    """What a message is about, in words that tell nothing."""

    QUESTION = "question", _("A question")
    SHARING = "sharing", _("Something to share")
    MEETING = "meeting", _("Getting to know each other")


class MemberMessageQuerySet(models.QuerySet):
    """Messages, with the gate."""

    def visible_to(self, user):
        """Return those that `user` sent or received, and did not erase.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        from portal.visibility import may_read_members

        if not may_read_members(user):
            return self.none()
        received = Q(recipient=user, erased_by_recipient=False, stopped=False)
        return self.filter(received | Q(sender=user, erased_by_sender=False))

    def waiting_for(self, user):
        """Return those that wait for `user`, whether she may read them now or once she has signed."""
        return self.filter(recipient=user, erased_by_recipient=False, stopped=False, read_at=None)

    def unread_by(self, user):
        """Return those that `user` received and has not opened."""
        return self.visible_to(user).filter(recipient=user, read_at=None)

    def with_reports_of(self, user):
        """Return them with `is_reported`: whether `user` showed this one to the facilitator."""
        reports = MessageReport.objects.filter(message=OuterRef("pk"), reporter=user)
        return self.annotate(is_reported=Exists(reports))

    def erase_for(self, user):
        """Erase them for `user`: what the other has stays hers, and what neither has any more is gone."""
        # By their keys: those that she erased are not hers to find any more.
        these = self.model.objects.filter(pk__in=list(self.values_list("pk", flat=True)))
        these.filter(sender=user).update(erased_by_sender=True)
        these.filter(recipient=user).update(erased_by_recipient=True)
        unseen = Q(erased_by_recipient=True) | Q(stopped=True)
        these.filter(unseen, erased_by_sender=True).delete()

    def forget_old(self, now=None):
        """Erase those of more than a year, and return how many."""
        return self.filter(sent_at__lt=(now or timezone.now()) - KEPT).delete()[0]


class MemberMessage(models.Model):
    """A message from one member to another."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    thread = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(_("subject"), max_length=10, choices=Subject, blank=True)
    text = models.TextField(_("message"), max_length=LONGEST)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_at = models.DateTimeField(null=True)
    # The recipient blocked the sender, who is not to know.
    stopped = models.BooleanField(default=False)
    erased_by_sender = models.BooleanField(default=False)
    erased_by_recipient = models.BooleanField(default=False)
    # Given with the form: the same form sent twice makes one message.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = MemberMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message between members")
        verbose_name_plural = _("messages between members")
        default_permissions = ()

    def __str__(self):
        """Return what stands for it in addresses."""
        return str(self.key)


class MemberBlock(models.Model):
    """Somebody wants no message from somebody."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_a_pair")]

    def __str__(self):
        """Return when it was made."""
        return self.made_at.isoformat()


class MessageReport(models.Model):
    """A message that its recipient shows to the facilitator: this one, and no other of the exchange."""

    message = models.ForeignKey(MemberMessage, on_delete=models.SET_NULL, null=True, related_name="+")
    # Without either account the report waits all the same: leaving would otherwise destroy the proof.
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reported = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("message"))
    sent_at = models.DateTimeField()
    words = models.TextField(_("in her words"), max_length=1000, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("reported message")
        verbose_name_plural = _("reported messages")
        default_permissions = ()
        permissions = [("settle_message_reports", "Can read and settle the messages that members report")]
        constraints = [models.UniqueConstraint(fields=["message", "reporter"], name="one_report_a_message")]

    def __str__(self):
        """Return when it was reported."""
        return self.reported_at.isoformat()
