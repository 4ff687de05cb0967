"""Somebody invites the facilitator to where she works."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    WAITING = "waiting", _("To answer")
    TALKING = "talking", _("We are talking about it")
    PLANNED = "planned", _("It has its date")
    DONE = "done", _("It took place")
    DECLINED = "declined", _("It will not take place")


OVER = (InvitationState.DONE, InvitationState.DECLINED)


class FacilitatorInvitation(models.Model):
    """An organisation, or a member, asks the facilitator to come. Only the team reads it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    words = models.TextField(_("what she asks"), max_length=2000)
    when = models.CharField(_("about when"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="fr")
    state = models.CharField(
        _("state"), max_length=10, choices=InvitationState, default=InvitationState.WAITING
    )
    note = models.TextField(_("note of the team"), max_length=2000, blank=True)
    form_key = models.UUIDField(unique=True, editable=False, default=uuid.uuid4)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self):
        """Return which it is: a name here would end in logs."""
        return str(self.pk)

    def move_to(self, state, note):
        """Say where it stands, with a note; the day on which it was over is kept once."""
        over = state in OVER
        self.settled_at = (self.settled_at or timezone.now()) if over else None
        self.state, self.note = state, note
        self.save(update_fields=["state", "note", "settled_at"])
