"""What accounts add to the Wagtail admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from members.sign_in_help import user_can_help
from members.views.sign_in_help import help_sign_in
from portal.admin_guard import MenuItemFor


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of accounts their addresses."""
    return [path("help-sign-in/", help_sign_in, name="help_sign_in")]


@hooks.register("register_admin_menu_item")
def help_menu_item():
    """Show the way to the screen."""
    url = reverse_lazy("help_sign_in")
    return MenuItemFor(
        user_can_help, _("Help to sign in"), url, name="help-sign-in", icon_name="key", order=170
    )
