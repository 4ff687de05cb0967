"""What the facilitator does with members, under one entry of the admin's menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import Menu, SubmenuMenuItem

from members.applications.admin_views import user_can_decide
from members.applications.replies_desk import user_can_prepare
from members.charter.admin_views import user_can_publish
from members.directory.admin_views import user_can_choose_pivots
from members.messages.admin_views import user_can_settle
from members.people.suspending import may_look_after
from members.sign_in_help import user_can_help
from portal.admin_guard import MenuItemFor

ENTRIES = [
    (user_can_decide, _("Applications"), "applications:list", "group"),
    (user_can_decide, _("Enrol people from a list"), "enrolment", "list-ul"),
    (user_can_prepare, _("Prepared replies"), "prepared_replies:list", "comment"),
    (may_look_after, _("Members' files"), "members_list", "user"),
    (user_can_help, _("Help to sign in"), "help_sign_in", "key"),
    (user_can_choose_pivots, _("Pivot members"), "pivots", "site"),
    (user_can_settle, _("Reported messages"), "message_reports", "mail"),
    (user_can_publish, _("Charter"), "charter_versions:list", "form"),
]


def members_menu():
    """Return the entry; it is shown to who may do one of these things."""
    items = [
        MenuItemFor(may, label, reverse_lazy(name), name=f"members-{name}", icon_name=icon, order=place)
        for place, (may, label, name, icon) in enumerate(ENTRIES)
    ]
    return SubmenuMenuItem(_("Members"), Menu(items=items), name="members", icon_name="group", order=165)
