"""The way to her certificates, on the page of her account."""

from django.utils.translation import gettext_lazy as _

from portal.registries.account_doors import AccountDoor, account_doors
from webinars.certificates.own import certificates_of


def register_door():
    """Show it to who has one."""
    account_doors.register(
        AccountDoor(
            "my_certificates",
            _("My certificates"),
            _("Of the webinars and meetings at which you were, to print."),
            lambda user: certificates_of(user).exists(),
        )
    )
