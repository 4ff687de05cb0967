"""What accounts add to the Wagtail admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from members import admin_urls
from members.applications.desk import AcceptAction, ApplicationViewSet, AssignAction, DeclineAction
from members.applications.replies_desk import PreparedReplyViewSet
from members.charter.desk import CharterViewSet
from members.charter.hooks import keep_published
from members.data_rights.admin_hooks import erase_instead, erase_many_instead
from members.menu import members_menu
from members.organisations.admin_views import CheckedAction, OrganisationGroup


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of accounts their addresses."""
    return admin_urls.urlpatterns


hooks.register("register_admin_menu_item", members_menu)
hooks.register("before_delete_user", erase_instead)
hooks.register("before_bulk_action", erase_many_instead)
hooks.register("before_bulk_action", keep_published)
for viewset in (ApplicationViewSet, PreparedReplyViewSet, CharterViewSet, OrganisationGroup):
    register_snippet(viewset)
for action in (AcceptAction, AssignAction, CheckedAction, DeclineAction):
    hooks.register("register_bulk_action", action)
