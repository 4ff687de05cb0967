"""What somebody deposits: a tool, a document, a piece of news, a resource; and where it stands."""

import re
import uuid

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from deposits.permissions import moderates
from portal.fields import StateField
from portal.files.models.tokens import new_token
from portal.registries.depositable import depositable_kinds
from portal.visibility import Audience, may_read_members

SALT = "deposits.link"
PUBLIC_ID = re.compile(r"[\w-]{1,16}", re.ASCII)


class DepositState(models.TextChoices):
    """Where a deposit stands."""

    DRAFT = "draft", _("Draft")
    RECEIVED = "received", pgettext_lazy("deposit", "Received")
    REVIEW = "review", _("Being read")
    CHANGES = "changes", _("Changes asked")
    APPROVED = "approved", pgettext_lazy("deposit", "Accepted")
    DECLINED = "declined", _("Not published")
    WITHDRAWN = "withdrawn", pgettext_lazy("deposit", "Withdrawn")


WITH_THE_TEAM = [DepositState.RECEIVED, DepositState.REVIEW]
OPEN_STATES = [*WITH_THE_TEAM, DepositState.CHANGES]
WITH_HER = [DepositState.DRAFT, DepositState.CHANGES]


def _hers(user):
    """Tell in the database whether a deposit is hers: whoever types for another has it until it is sent."""
    sent = models.Q(submitted_at__isnull=False)
    own = models.Q(author=user) & (models.Q(typed_by=user) | models.Q(typed_by=None) | sent)
    return own | models.Q(typed_by=user) & (models.Q(author=None) | ~sent)


class DepositQuerySet(models.QuerySet):
    """Deposits, with the gate."""

    def of(self, user):
        """Return those that are hers to follow."""
        return self.filter(_hers(user))

    def visible_to(self, user):
        """Return the deposits that `user` may read: her own, and what was sent, for who moderates."""
        if not may_read_members(user):
            return self.none()
        if not moderates(user):
            return self.filter(_hers(user))
        sent = models.Q(submitted_at__isnull=False) & ~models.Q(state=DepositState.WITHDRAWN)
        return self.filter(_hers(user) | sent)

    def waiting(self):
        """Return what waits for the team: sent, or its author answered in words what was asked of her."""
        return self.filter(state__in=OPEN_STATES, waits_since__isnull=False)

    def of_link(self, token):
        """Return the deposit that a link in a message leads to, or None."""
        public_id = token.rpartition(":")[0]
        found = self.filter(public_id=public_id).first() if PUBLIC_ID.fullmatch(public_id) else None
        return found if found and constant_time_compare(found.link, token) else None


class Deposit(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A deposit: its author's answers, as she typed them, and what became of it.

    It is moderated by Wagtail's workflow. Its `state` says the same in our words, written in the same
    transaction. Nothing that it holds is in a page before it is accepted.

    Args:
        author: whose it is; None for somebody without an account, or who is gone.
        typed_by: who typed it: herself, or the facilitator in her name.
        answers: {field: [what was typed]} of all the steps.
        labels: {field: [what was chosen]} by who moderates: theme, summary, audience…
        previous: the accepted deposit that this one changes.
        page, organisation: what it became.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    # Given with the form: the same form sent twice begins one deposit.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="deposits"
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answers = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)
    step = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="fr")
    state = StateField(max_length=10, choices=DepositState, default=DepositState.DRAFT, db_index=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="changes")
    page = models.ForeignKey(
        "portal.PortalPage", on_delete=models.SET_NULL, null=True, related_name="deposits"
    )
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.SET_NULL, null=True, related_name="deposits"
    )
    begun_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True)
    waits_since = models.DateTimeField(null=True, db_index=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True)
    thanked_at = models.DateTimeField(null=True)
    live = models.BooleanField(default=False, editable=False)

    objects = DepositQuerySet.as_manager()

    class Meta:
        verbose_name = _("deposit")
        verbose_name_plural = _("deposits")
        ordering = ["-begun_at", "-pk"]
        default_permissions = ()
        permissions = [("moderate_deposits", "Can read deposits and decide about them")]

    def __str__(self):
        """Return its number: logs keep this, and nothing that it holds."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def link(self):
        """What the link in a message holds: nobody can make one of another deposit.

        It is another one once somebody claims it, or has gone: who held the former one reads no more.
        """
        return Signer(salt=f"{SALT}.{self.author_id or 0}").sign(self.public_id)

    @property
    def depositable(self):
        """The kind of thing that it is, as its app declares it."""
        return depositable_kinds.get(self.kind)

    @property
    def typed(self):
        """What was typed so far, as a form takes it."""
        return MultiValueDict(self.answers)

    def words_of(self, name):
        """Return what was typed in one field, "" when nothing was."""
        return self.typed.get(name, "")

    @property
    def title(self):
        """What it is called, "" before it has a name."""
        return self.words_of("title").strip()

    @property
    def audience(self):
        """Who is to read it, as its author wishes: members, unless she said everybody."""
        return Audience.PUBLIC if self.words_of("audience") == Audience.PUBLIC else Audience.MEMBERS

    @property
    def is_with_her(self):
        """Whether it is hers to write: a draft, or changes were asked."""
        return self.state in WITH_HER

    @property
    def is_open(self):
        """Whether it was sent and is not decided."""
        return self.state in OPEN_STATES

    @property
    def has_answered(self):
        """Whether its author answered in words what was asked of her, and nobody took it up again."""
        return self.state == DepositState.CHANGES and self.waits_since is not None

    @property
    def is_with_the_team(self):
        """Whether it waits for the team."""
        return self.state in WITH_THE_TEAM

    def publish(self, revision, user=None, **kwargs):
        """Make what was accepted, when the workflow ends well; called by Wagtail, in its transaction.

        Wagtail's own would write back the row as it was when it was sent.
        """
        from deposits.publishing import publish

        publish(self, user)
