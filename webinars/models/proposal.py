"""An exchange or a webinar that a member proposes: who would come, when, and what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    """Where a proposal stands."""

    OPEN = "open", _("Proposed")
    TAKEN = "taken", _("Being prepared")
    DECLINED = "declined", _("Will not take place")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MomentChoice(models.TextChoices):
    """What somebody says of a moment."""

    YES = "yes", _("Yes")
    IF_NEEDED = "if_needed", _("If need be")
    NO = "no", _("No")


class ProposalQuerySet(models.QuerySet):
    """Proposals, with the gate."""

    def visible_to(self, user):
        """Return the proposals that `user` may read: those that stand, and whatever became of her own."""
        from portal.visibility import may_read_members
        from webinars.permissions import looks_after_events

        if not may_read_members(user):
            return self.none()
        if looks_after_events(user):
            return self.exclude(state=ProposalState.WITHDRAWN)
        stands = models.Q(state__in=[ProposalState.OPEN, ProposalState.TAKEN])
        return self.filter(stands | models.Q(proposer=user))


class EventProposal(models.Model):
    """What a member proposes to talk about, and why."""

    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="event_proposals"
    )
    topic = models.CharField(_("topic"), max_length=160)
    why = models.TextField(_("why"), max_length=1500)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    word = models.TextField(_("a word of the team"), max_length=1000, blank=True)
    event = models.OneToOneField(
        "webinars.EventPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="proposal"
    )
    form_key = models.UUIDField(unique=True, editable=False, default=uuid.uuid4)
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        """Return its topic."""
        return self.topic

    @property
    def is_open(self):
        """Whether people may still say that it interests them, and when."""
        return self.state == ProposalState.OPEN


class ProposalInterest(models.Model):
    """Somebody would come; her name is shown only if she says so."""

    proposal = models.ForeignKey(EventProposal, on_delete=models.CASCADE, related_name="interests")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proposal_interests"
    )
    shows_herself = models.BooleanField(_("others see that it interests me"), default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "user"], name="one_interest_a_member")]

    def __str__(self):
        """Return which it is."""
        return f"{self.proposal_id}: {self.pk}"


class ProposalMoment(models.Model):
    """A moment at which it might take place."""

    proposal = models.ForeignKey(EventProposal, on_delete=models.CASCADE, related_name="moments")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "starts_at"], name="one_moment_a_proposal")
        ]

    def __str__(self):
        """Return when."""
        return self.starts_at.isoformat()


class MomentAnswer(models.Model):
    """Whether somebody could come at a moment."""

    moment = models.ForeignKey(ProposalMoment, on_delete=models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=MomentChoice)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["moment", "user"], name="one_answer_a_moment")]

    def __str__(self):
        """Return which it is."""
        return f"{self.moment_id}: {self.answer}"
