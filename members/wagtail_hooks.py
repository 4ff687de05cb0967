"""What accounts add to the Wagtail admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from members.directory.admin_views import pivots, user_can_choose_pivots
from members.messages.admin_views import message_reports, user_can_settle
from members.sign_in_help import user_can_help
from members.views.sign_in_help import help_sign_in


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of accounts their addresses."""
    return [
        path("help-sign-in/", help_sign_in, name="help_sign_in"),
        path("members/pivots/", pivots, name="pivots"),
        path("members/reported-messages/", message_reports, name="message_reports"),
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


class PivotsMenuItem(MenuItem):
    """Shown to those who choose the pivot members."""

    def is_shown(self, request):
        """Tell whether she does."""
        return user_can_choose_pivots(request.user)


@hooks.register("register_admin_menu_item")
def pivots_menu_item():
    """Show the way to the screen."""
    return PivotsMenuItem(
        _("Pivot members"), reverse_lazy("pivots"), name="pivots", icon_name="group", order=171
    )


class ReportsMenuItem(MenuItem):
    """Shown to those who read reported messages."""

    def is_shown(self, request):
        """Tell whether she does."""
        return user_can_settle(request.user)


@hooks.register("register_admin_menu_item")
def reports_menu_item():
    """Show the way to the screen."""
    url = reverse_lazy("message_reports")
    return ReportsMenuItem(_("Reported messages"), url, name="message-reports", icon_name="mail", order=172)
