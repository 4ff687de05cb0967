"""What deposits add to the Wagtail admin."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder

from deposits import admin_urls
from deposits.models import Deposit
from deposits.permissions import moderates
from portal.admin_guard import MenuItemFor


class DepositURLFinder(ModelAdminURLFinder):
    """Where a deposit is read: on our own screen."""

    def get_edit_url(self, instance):
        """Return it for who moderates."""
        return reverse("deposit_desk", args=[instance.pk]) if moderates(self.user) else None


register_admin_url_finder(Deposit, DepositURLFinder)


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of deposits their addresses."""
    return admin_urls.urlpatterns


@hooks.register("register_admin_menu_item")
def deposits_menu_item():
    """Show the way to what members deposit."""
    url = reverse_lazy("deposits_desk")
    return MenuItemFor(moderates, _("Deposits"), url, name="deposits", icon_name="download", order=160)
