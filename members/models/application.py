"""Applications: how somebody asks to become a member, and what is said until it is decided."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation
from members.models.sector import Sector

SALT = "members.applications"
KEPT_AFTER_NO = timedelta(days=2 * 365)  # the date, the reason and what stands for the address


class ApplicationState(models.TextChoices):
    """Where an application stands."""

    RECEIVED = "received", _("Received")
    ASKED = "asked", _("Question asked")
    ANSWERED = "answered", _("She has answered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not now")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN_STATES = [ApplicationState.RECEIVED, ApplicationState.ASKED, ApplicationState.ANSWERED]
FOR_THE_TEAM = [ApplicationState.RECEIVED, ApplicationState.ANSWERED]


class ApplicationSource(models.TextChoices):
    """How it came in."""

    FORM = "form", _("Form")
    INVITATION = "invitation", _("Invited by a colleague")
    MEETING = "meeting", _("Enrolled at a meeting")
    IMPORT = "import", _("Former site")


def fingerprint_of(address):
    """Return what stands for an address once it is erased: its keyed hash (HMAC-SHA256, hexadecimal)."""
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()


class ApplicationQuerySet(models.QuerySet):
    """Applications."""

    def open(self):
        """Return those that wait for a decision."""
        return self.filter(state__in=OPEN_STATES)

    def of_token(self, token):
        """Return the application that a link leads to, or None."""
        try:
            return self.filter(public_id=uuid.UUID(Signer(salt=SALT).unsign(token))).first()
        except (BadSignature, ValueError):
            return None

    def forget_old(self):
        """Erase what was kept of those that were declined or withdrawn long ago, and return how many."""
        closed = [ApplicationState.DECLINED, ApplicationState.WITHDRAWN]
        return self.filter(state__in=closed, decided_at__lt=timezone.now() - KEPT_AFTER_NO).delete()[0]


class Application(models.Model):
    """Somebody who asks to become a member.

    When it is declined or withdrawn, all that says who she is is erased: the date, the reason and a
    fingerprint of her address remain for a time, so that a second application is not read as a first one.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Given with the form: the same form sent twice makes one application.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(
        _("how it came in"), max_length=10, choices=ApplicationSource, default=ApplicationSource.FORM
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    fingerprint = models.CharField(max_length=64, db_index=True, editable=False)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, default="fr")
    for_organisation = models.BooleanField(_("for an organisation"), default=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    sector = models.CharField(_("sector"), max_length=12, choices=Sector, blank=True)
    why = models.TextField(_("why"), blank=True)
    inviter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ApplicationState, default=ApplicationState.RECEIVED
    )
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("followed by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="applications",
    )
    invited_at = models.DateTimeField(_("welcome message sent"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["received_at"]
        default_permissions = ()
        permissions = [("decide_application", "Can read applications and decide on them")]
        indexes = [models.Index(fields=["state", "received_at"], name="applications_waiting")]

    def __str__(self):
        """Return its number: the log keeps this, and no name."""
        return f"{self._meta.verbose_name} {self.pk}"

    def save(self, *args, **kwargs):
        """Save, the address in lower case and with what stands for it."""
        self.email = self.email.strip().lower()
        if self.email:
            self.fingerprint = fingerprint_of(self.email)
        super().save(*args, **kwargs)

    @property
    def token(self):
        """What the link that she follows holds: nobody can make one of another number."""
        return Signer(salt=SALT).sign(str(self.public_id))

    @property
    def is_open(self):
        """Whether it waits for a decision."""
        return self.state in OPEN_STATES

    @property
    def name(self):
        """Her name, or what remains when it was erased."""
        return f"{self.first_name} {self.last_name}".strip() or self.email or str(self)

    @property
    def where_from(self):
        """The organisation that she named or chose, "" for somebody who comes on her own."""
        return self.organisation.name if self.organisation_id else self.organisation_name

    @property
    def word_of_welcome(self):
        """What the team said to her when it accepted her, or None."""
        if self.state != ApplicationState.ACCEPTED:
            return None
        return self.messages.filter(from_team=True, sent_at__gte=self.decided_at).last()

    @property
    def days_waiting(self):
        """For how many days it has been waiting; 0 once it is decided."""
        return (timezone.now() - self.received_at).days if self.is_open else 0


class ApplicationMessage(models.Model):
    """What the team asked her, and what she answered: kept in the file, in order, never overwritten."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    from_team = models.BooleanField()
    by_form = models.BooleanField(default=False)
    text = models.TextField(_("message"), max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["sent_at", "pk"]
        default_permissions = ()

    def __str__(self):
        """Return when it was written."""
        return self.sent_at.isoformat()
