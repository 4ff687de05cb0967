"""What news add to the Wagtail admin."""

from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from news.models import NewsPage
from news.panels import NewsFilterSet
from portal.links import DEFAULT_LANGUAGE


def _kept(*names):
    return [column for column in IndexView.base_columns if column.name in names]


class NewsIndexView(IndexView):
    """The list of news, the newest first."""

    default_ordering = "-published_on"
    base_columns = [
        *_kept("bulk_actions", "title"),
        Column("published_on", label=_("Day"), sort_key="published_on"),
        Column("credit", label=_("Who tells it")),
        Column("audience", label=_("Audience"), accessor="get_audience_display", sort_key="audience"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]


class NewsParentView(ChooseParentView):
    """Where a new piece of news goes: straight to the French list, where news live."""

    def get_valid_parent_pages(self, user):
        """Return the French list."""
        return super().get_valid_parent_pages(user).filter(locale__language_code=DEFAULT_LANGUAGE)


class NewsListingViewSet(PageListingViewSet):
    """All the news in one list, with what sorts and filters them."""

    model = NewsPage
    index_view_class = NewsIndexView
    choose_parent_view_class = NewsParentView
    filterset_class = NewsFilterSet
    icon = "doc-full-inverse"
    menu_label = _("News")
    menu_order = 152
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_list():
    """Show the list of news in the menu."""
    return NewsListingViewSet("news")
