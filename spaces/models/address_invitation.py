"""An invitation to whoever has an address, whether it has an account or not."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.limits import stands_for
from spaces.models.participation import Participation
from spaces.models.space import Space

KEPT = timedelta(days=60)


def mark_of_address(address):
    """Return what stands for an address, whatever its case: the address itself is kept nowhere."""
    return stands_for(address.strip().lower())


def masked(address):
    """Return an address as the one who typed it recognises it: « m…@exemple.org »."""
    name, _at, domain = address.strip().lower().partition("@")
    return f"{name[:1]}…@{domain}"


class AddressInvitationQuerySet(models.QuerySet):
    """Invitations by an address."""

    def standing(self):
        """Return those that are not too old."""
        return self.filter(made_at__gt=timezone.now() - KEPT)

    def visible_to(self, user):
        """Return those to the spaces that `user` moderates."""
        return self.standing().filter(space__in=Space.objects.moderated_by(user))


class AddressInvitation(models.Model):
    """Somebody invited by her address. It stays the same whatever becomes of it: it tells of no account.

    Args:
        mark: stands for the address.
        shown: the address, masked.
        invited_by: the moderator who did.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="address_invitations")
    mark = models.CharField(max_length=64, db_index=True)
    shown = models.CharField(max_length=260)
    invited_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = AddressInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation by address")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["space", "mark"], name="one_invitation_an_address")]

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"
