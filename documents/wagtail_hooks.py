"""What the documentation centre adds to the Wagtail admin."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from documents import admin_urls
from documents.models import DocumentPage
from documents.panels import NoticeFilterSet
from documents.permissions import user_can_begin_merge, user_can_import, user_can_review_duplicates
from documents.problems.desk import ProblemViewSet, SettleAction
from portal.admin_guard import MenuItemFor
from portal.links import DEFAULT_LANGUAGE


def _kept(*names):
    return [column for column in IndexView.base_columns if column.name in names]


class NoticeIndexView(IndexView):
    """The list of notices."""

    base_columns = [
        *_kept("bulk_actions", "title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("year", label=_("Year"), sort_key="year"),
        Column("audience", label=_("Audience"), accessor="get_audience_display", sort_key="audience"),
        *_kept("latest_revision_created_at"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


class NoticeParentView(ChooseParentView):
    """Where a new notice goes: straight to the French centre, where notices live."""

    def get_valid_parent_pages(self, user):
        """Return the French centre."""
        return super().get_valid_parent_pages(user).filter(locale__language_code=DEFAULT_LANGUAGE)


class NoticeListingViewSet(PageListingViewSet):
    """All the notices in one list, with what sorts and filters them."""

    model = DocumentPage
    index_view_class = NoticeIndexView
    choose_parent_view_class = NoticeParentView
    filterset_class = NoticeFilterSet
    icon = "doc-full"
    menu_label = _("Notices")
    menu_order = 150
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_notices():
    """Show the list of notices in the menu."""
    return NoticeListingViewSet("notices")


register_snippet(ProblemViewSet)
hooks.register("register_bulk_action", SettleAction)


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of the documentation centre their addresses."""
    return admin_urls.urlpatterns


@hooks.register("register_admin_menu_item")
def import_menu_item():
    """Show the way to the import screen."""
    url = reverse_lazy("import_bring")
    return MenuItemFor(
        user_can_import, _("Import notices"), url, name="import-notices", icon_name="upload", order=151
    )


@hooks.register("register_reports_menu_item")
def duplicates_menu_item():
    """Show the way to the report of duplicates."""
    url = reverse_lazy("duplicates")
    return MenuItemFor(
        user_can_review_duplicates,
        _("Possible duplicates"),
        url,
        name="duplicates",
        icon_name="copy",
        order=800,
    )


@hooks.register("register_page_header_buttons")
def merge_button(page, user, next_url=None, view_name=None):
    """Show the way to merge a notice with another."""
    if issubclass(page.specific_class, DocumentPage) and user_can_begin_merge(user, page):
        url = reverse("merge_choice", args=[page.pk])
        yield Button(_("Merge with another notice…"), url, icon_name="copy", priority=60)


@hooks.register("register_log_actions")
def register_merge_action(actions):
    """Declare the merge as a logged action."""

    @actions.register_action("documents.merge")
    class Merge(LogFormatter):
        label = _("Merge two notices")

        def format_message(self, entry):
            """Say the merge in words; the title of what is gone is not kept."""
            return _("Notice number %(number)s was merged into this one") % entry.data
