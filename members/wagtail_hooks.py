"""What accounts add to the Wagtail admin."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from members import admin_urls
from members.applications.desk import AcceptAction, ApplicationViewSet, AssignAction, DeclineAction
from members.charter.desk import CharterViewSet
from members.data_rights.admin_hooks import erase_instead, erase_many_instead
from members.directory.admin_views import user_can_choose_pivots
from members.messages.admin_views import user_can_settle
from members.organisations.admin_views import CheckedAction, OrganisationGroup
from members.people.suspending import may_look_after
from members.sign_in_help import user_can_help
from portal.admin_guard import MenuItemFor


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of accounts their addresses."""
    return admin_urls.urlpatterns


@hooks.register("register_admin_menu_item")
def help_menu_item():
    """Show the way to the screen."""
    url = reverse_lazy("help_sign_in")
    return MenuItemFor(
        user_can_help, _("Help to sign in"), url, name="help-sign-in", icon_name="key", order=170
    )


@hooks.register("register_admin_menu_item")
def people_menu_item():
    """Show the way to the list of members."""
    url = reverse_lazy("members_list")
    return MenuItemFor(may_look_after, _("Members"), url, name="people", icon_name="group", order=166)


@hooks.register("register_admin_menu_item")
def pivots_menu_item():
    """Show the way to the screen."""
    url = reverse_lazy("pivots")
    label = _("Pivot members")
    return MenuItemFor(user_can_choose_pivots, label, url, name="pivots", icon_name="group", order=171)


@hooks.register("register_admin_menu_item")
def reports_menu_item():
    """Show the way to the screen."""
    url, label = reverse_lazy("message_reports"), _("Reported messages")
    return MenuItemFor(user_can_settle, label, url, name="message-reports", icon_name="mail", order=172)


hooks.register("before_delete_user", erase_instead)
hooks.register("before_bulk_action", erase_many_instead)
for viewset in (ApplicationViewSet, CharterViewSet, OrganisationGroup):
    register_snippet(viewset)
for action in (AcceptAction, AssignAction, CheckedAction, DeclineAction):
    hooks.register("register_bulk_action", action)
