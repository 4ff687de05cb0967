"""What a member says of herself."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation
from members.models.sector import Sector


def make_public_id():
    """Return what stands for a member in the address of her page: nobody can count or guess it."""
    return secrets.token_urlsafe(9)


class Profile(models.Model):
    """What a member says of herself. Nothing of it is shown unless she says so, field by field."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    public_id = models.CharField(max_length=20, unique=True, default=make_public_id, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="profiles",
        verbose_name=_("organisation"),
    )
    represents = models.BooleanField(
        _("contact of the organisation"),
        default=False,
        help_text=_("She may propose her colleagues as members."),
    )
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    sector = models.CharField(_("sector"), max_length=12, choices=Sector, blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self):
        """Return what stands for it in addresses."""
        return self.public_id
