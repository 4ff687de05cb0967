"""Who is in a space, and under which name: all that is written there points here, never to an account."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from members.models import SignIn
from members.naming import name_of
from portal.files.models.tokens import new_token
from portal.visibility import READ_MEMBERS, may_read_members
from spaces.choices import ParticipationState, Pseudonyms, Secrecy, SpaceRole
from spaces.models.space import Space

FOR_SURVIVORS_ALONE = Q(
    space__secrecy=Secrecy.SHELTERED, space__admits_members=False, role=SpaceRole.PARTICIPANT
)


def in_force():
    """Return the condition that somebody takes part now: a suspension ends by itself, at its hour."""
    over = Q(state=ParticipationState.SUSPENDED, ends_suspension_at__lte=timezone.now())
    return Q(state=ParticipationState.ACTIVE) | over


class ParticipationQuerySet(models.QuerySet):
    """Participations."""

    def of(self, user):
        """Return those by which `user` reads now: she takes part, and agreed to the rules as they are.

        Nothing else opens a space: neither a role nor being an administrator. The account of a survivor opens
        sheltered spaces only; every other account must be a member's.
        """
        return self.counting().opened_by_signing(user)

    def opened_by_signing(self, user):
        """Return those by which `user` reads, or would once she has signed the agreements of the space."""
        return self._fit_for(user).filter(in_force())

    def suspended(self, user):
        """Return those of `user` that are suspended for a time, and would open a space otherwise."""
        return self._fit_for(user).filter(state=ParticipationState.SUSPENDED).exclude(in_force())

    def _fit_for(self, user):
        if not user or not user.is_authenticated or not user.is_active or user.must_sign_charter:
            return self.none()
        hers = self.filter(user=user)
        if user.sign_in == SignIn.PASSPHRASE:
            return hers.filter(space__secrecy=Secrecy.SHELTERED)
        return hers.fit_for_members() if may_read_members(user) else self.none()

    def fit_for_members(self):
        """Leave out those that no account with an address has: among survivors alone it moderates."""
        return self.exclude(FOR_SURVIVORS_ALONE)

    def counting(self):
        """Return those of people who take part and agreed, whoever they are."""
        agreed = Q(agreed_number=models.F("space__agreements_number"))
        return self.filter(agreed, in_force())

    def readers(self):
        """Return those of people who read now: what is said of « who sees this » counts them."""
        from django.contrib.auth.backends import ModelBackend

        members = ModelBackend().with_perm(READ_MEMBERS).filter(sign_in=SignIn.CODE, must_sign_charter=False)
        survivors = Q(user__sign_in=SignIn.PASSPHRASE, user__is_active=True, space__secrecy=Secrecy.SHELTERED)
        fit = Q(user__in=members) & ~FOR_SURVIVORS_ALONE
        return self.counting().filter(fit | survivors)

    def invited(self, user):
        """Return the invitations that `user` has not answered."""
        return (
            self.filter(user=user, state=ParticipationState.INVITED) if user.is_authenticated else self.none()
        )

    def moderating(self):
        """Return those of moderators."""
        return self.filter(role=SpaceRole.MODERATOR)


class Participation(models.Model):
    """Somebody in a space.

    Args:
        public_id: stands for her in addresses; another one whenever her own name comes to be hidden.
        user: whose it is; None once she is gone.
        pseudonym: her name here, "" where she writes under her own.
        answer: what a moderator said to who asked and does not come in.
        by_address: whether she was invited by her address: nobody else is told that it has an account.
        was_out: whether she who asks had been taken out: the moderators are told.
        is_listed: whether the other people of the space find her name among those who are here.
        trusted: the moderator who accompanies her, in a sheltered space: she alone makes her a way back.
        agreed_number: the number of the agreements that she signed, 0 for none.
        greeted_at: when she closed the first-visit box.
        mail_muted: whether she wants no e-mail of this space.
        ends_suspension_at: until when she only waits outside, when she is suspended for a time.
        warning: a moderator's word to her, until she confirms that she read it.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="participations"
    )
    pseudonym = models.CharField(_("pseudonym"), max_length=40, blank=True)
    trusted = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="accompanies")
    role = models.CharField(max_length=12, choices=SpaceRole, default=SpaceRole.PARTICIPANT)
    state = models.CharField(max_length=10, choices=ParticipationState, default=ParticipationState.ACTIVE)
    request = models.TextField(_("why you would like to come in"), max_length=1000, blank=True)
    answer = models.TextField(_("a kind word"), max_length=1000, blank=True)
    by_address = models.BooleanField(default=False)
    was_out = models.BooleanField(default=False)
    is_listed = models.BooleanField(_("the others see that I am here"), default=False)
    agreed_number = models.PositiveIntegerField(default=0)
    agreed_at = models.DateTimeField(null=True)
    since = models.DateTimeField(default=timezone.now)
    greeted_at = models.DateTimeField(null=True)
    mail_muted = models.BooleanField(default=False)
    ends_suspension_at = models.DateTimeField(null=True)
    warning = models.TextField(max_length=2000, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["space", "user"], name="one_participation_a_space"),
            models.UniqueConstraint(
                fields=["space", "pseudonym"], condition=~Q(pseudonym=""), name="one_pseudonym_a_space"
            ),
        ]

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def name(self):
        """The name that the people of the space read: never an address."""
        if self.pseudonym:
            return self.pseudonym
        if self.user_id is None or not self.user.is_active:
            return _gettext("Somebody who is no longer here")
        return name_of(self.user) or _gettext("A member")

    @property
    def needs_name(self):
        """Whether she has no pseudonym yet where one writes under a pseudonym only."""
        return self.space.pseudonyms == Pseudonyms.REQUIRED and not self.pseudonym

    @property
    def is_moderator(self):
        """Whether she moderates."""
        return self.role == SpaceRole.MODERATOR

    @property
    def must_sign(self):
        """Whether the agreements of the space wait for her."""
        return self.agreed_number != self.space.agreements_number


class SignedAgreement(models.Model):
    """That somebody signed the agreements of a space: when, and the exact words before her."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="signed")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    lines = models.JSONField()
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-signed_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["participation", "number"], name="agreements_signed_once")
        ]

    def __str__(self):
        """Return which were signed."""
        return f"{self.participation_id}: {self.number}"


class Block(models.Model):
    """Two people of a space who do not read each other any more, because one of them asked for it."""

    blocker = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="blocked_by")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["blocker", "blocked"], name="blocked_once")]

    def __str__(self):
        """Return its number."""
        return f"{self.blocker_id} / {self.blocked_id}"
