"""Who comes to an event: a member, or a guest with her name and address."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    REGISTERED = "registered", _("Registered")
    WAITING = "waiting", _("Waiting for a place")
    CANCELLED = "cancelled", _("Cancelled")


class RegistrationQuerySet(models.QuerySet):
    """Registrations."""

    def that_count(self):
        """Leave out those whose account is suspended: they hold no place, were it asked as a guest."""
        accounts = get_user_model().objects.filter(email=models.OuterRef("email"), is_active=False)
        is_guest = models.Q(user=None) & ~models.Exists(accounts)
        return self.filter(is_guest | models.Q(user__is_active=True))

    def registered(self):
        """Return those who have a place."""
        return self.that_count().filter(state=RegistrationState.REGISTERED)

    def waiting(self):
        """Return those who wait, in order."""
        return self.that_count().filter(state=RegistrationState.WAITING).order_by("asked_at", "pk")

    def concerned(self):
        """Return those who have a place or wait for one."""
        return self.that_count().exclude(state=RegistrationState.CANCELLED)


class EventRegistration(models.Model):
    """Somebody comes, waits for a place, or does not come after all. One a person and an event.

    `key` stands in the link by which a guest manages it; it is changed to close that link. Those who
    wait are promoted in the order of `asked_at`.
    """

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="event_registrations",
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(
        max_length=2, choices=[("fr", _("French")), ("en", _("English"))], default="fr"
    )
    state = models.CharField(max_length=12, choices=RegistrationState, default=RegistrationState.REGISTERED)
    people = models.PositiveSmallIntegerField(_("people with her, herself included"), default=1)
    shows_herself = models.BooleanField(_("others see that she comes"), default=False)
    by_team = models.BooleanField(default=False, editable=False)
    key = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    asked_at = models.DateTimeField(default=timezone.now)
    placed_at = models.DateTimeField(null=True, editable=False)  # from when she has a place
    changed_at = models.DateTimeField(auto_now=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=models.Q(user__isnull=False),
                name="one_registration_a_member",
            ),
            models.UniqueConstraint(
                "event", Lower("email"), condition=~models.Q(email=""), name="one_registration_an_address"
            ),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, email="") | models.Q(user=None, email__gt=""),
                name="registration_is_somebodys",
            ),
        ]

    @property
    def address(self):
        """Where she is written to, "" for an account without an address."""
        return (self.user.email or "") if self.user_id else self.email

    @property
    def spoken(self):
        """The language in which she is written to."""
        return self.user.language if self.user_id else self.language

    def __str__(self):
        """Return which it is: a name here would end in logs."""
        return f"{self.event_id}: {self.pk}"
