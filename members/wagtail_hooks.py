"""What accounts add to the Wagtail admin."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from members.data_rights.admin_hooks import erase_instead, erase_many_instead
from members.people.suspending import may_look_after
from members.sign_in_help import user_can_help
from members.views.sign_in_help import help_sign_in

hooks.register("before_delete_user", erase_instead)
hooks.register("before_bulk_action", erase_many_instead)


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of accounts their addresses."""
    return [
        path("help-sign-in/", help_sign_in, name="help_sign_in"),
        path("", include("members.people.admin_urls")),
    ]


class HelpMenuItem(MenuItem):
    """Shown to those who may help."""

    def is_shown(self, request):
        """Tell whether she may."""
        return user_can_help(request.user)


@hooks.register("register_admin_menu_item")
def help_menu_item():
    """Show the way to the screen."""
    url = reverse_lazy("help_sign_in")
    return HelpMenuItem(_("Help to sign in"), url, name="help-sign-in", icon_name="key", order=170)


class PeopleMenuItem(MenuItem):
    """Shown to those who look after the members."""

    def is_shown(self, request):
        """Tell whether she does."""
        return may_look_after(request.user)


@hooks.register("register_admin_menu_item")
def people_menu_item():
    """Show the way to the list of members."""
    return PeopleMenuItem(
        _("Members"), reverse_lazy("members_list"), name="people", icon_name="group", order=165
    )
