"""What the ground floor adds to the Wagtail admin."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.admin_views import change_audience
from portal.models import PortalPage, Region, Theme
from portal.page_chooser import name_choosers
from portal.permissions import user_can_change_audience
from portal.registries.queues import waiting_for
from portal.rich_text import PortalPageLinkHandler
from portal.search.wording_admin import FirstAnswerViewSet, SynonymGroupViewSet
from portal.translation_buttons import replace_buttons


class ThemeViewSet(SnippetViewSet):
    """Themes, in the admin."""

    model = Theme
    icon = "tag"
    list_display = ["name_fr", "name_en", "parent"]
    list_filter = ["parent"]
    search_fields = ["name_fr", "name_en"]
    ordering = ["name_fr"]


class RegionViewSet(SnippetViewSet):
    """Regions, in the admin."""

    model = Region
    icon = "site"
    list_display = ["code", "name_fr", "name_en"]
    search_fields = ["name_fr", "name_en"]
    ordering = ["code"]


class VocabularyGroup(SnippetViewSetGroup):
    """The small vocabularies."""

    items = (ThemeViewSet, RegionViewSet, SynonymGroupViewSet, FirstAnswerViewSet)
    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 300


register_snippet(VocabularyGroup)
replace_buttons()
name_choosers()


@hooks.register("insert_global_admin_css")
def style_lists():
    """Let the lists of the admin be read on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin_lists.css"))


@hooks.register("register_log_actions")
def register_audience_action(actions):
    """Declare the change of audience as a logged action."""

    @actions.register_action("portal.audience")
    class AudienceChange(LogFormatter):
        label = _("Change the audience")

        def format_message(self, entry):
            """Say the change in words."""
            return _("Audience changed from “%(from)s” to “%(to)s”") % entry.data


@hooks.register("register_rich_text_features", order=10)
def register_links(features):
    """Write the links inside texts with our own addresses."""
    features.register_link_type(PortalPageLinkHandler)


@hooks.register("register_admin_urls")
def register_audience_urls():
    """Give the audience button its page."""
    return [path("pages/<int:page_id>/audience/", change_audience, name="change_audience")]


@hooks.register("register_page_header_buttons")
def audience_button(page, user, next_url=None, view_name=None):
    """Show the audience of a page and the way to change it."""
    if isinstance(page.specific, PortalPage) and user_can_change_audience(user, page):
        yield Button(
            _("Audience: %(audience)s") % {"audience": page.specific.get_audience_display()},
            f"/admin/pages/{page.pk}/audience/",
            icon_name="view",
            priority=15,
        )


class QueuesPanel(Component):
    """What waits for her, on the admin's home page."""

    name = "queues"
    order = 10
    template_name = "portal/admin/queues.html"

    def get_context_data(self, parent_context):
        """List the queues in which something waits."""
        rows = [
            {"label": queue.label, "url": queue.url(), "number": waiting.number, "oldest": waiting.oldest}
            for queue, waiting in waiting_for(parent_context["request"].user)
        ]
        return {"rows": rows}


@hooks.register("construct_homepage_panels")
def show_queues(request, panels):
    """Put what waits first."""
    panels.insert(0, QueuesPanel())
