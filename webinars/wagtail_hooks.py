"""What webinars and meetings add to the Wagtail admin."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.admin_guard import MenuItemFor
from webinars import admin_urls
from webinars.choices import EventStatus
from webinars.models import EventPage, EventSeries
from webinars.permissions import looks_after_events


class EventSeriesViewSet(SnippetViewSet):
    """Series of webinars, in the admin."""

    model = EventSeries
    icon = "repeat"
    list_display = ["name_fr", "name_en"]
    base_url_path = "event-series"
    add_to_admin_menu = True
    menu_label = _("Series of webinars")
    menu_order = 156


register_snippet(EventSeriesViewSet)


@hooks.register("register_admin_urls")
def register_urls():
    """Give the screens of events their addresses."""
    return admin_urls.urlpatterns


@hooks.register("register_admin_menu_item")
def events_menu_item():
    """Show the way to the events."""
    url = reverse_lazy("events_desk")
    return MenuItemFor(
        looks_after_events, _("Webinars and meetings"), url, name="events", icon_name="date", order=155
    )


@hooks.register("register_page_header_buttons")
def desk_button(page, user, next_url=None, view_name=None):
    """Show the way from the page of an event to its screen."""
    if issubclass(page.specific_class, EventPage) and page.pk and looks_after_events(user):
        url = reverse("event_desk", args=[page.pk])
        yield Button(_("Registrations, reminders, after…"), url, icon_name="date", priority=5)


@hooks.register("register_log_actions")
def register_status_action(actions):
    """Declare the change of status as a logged action."""

    @actions.register_action("webinars.status")
    class StatusChange(LogFormatter):
        label = _("Say whether an event takes place")

        def format_message(self, entry):
            """Say the change in words."""
            return _("Now: %(status)s") % {"status": EventStatus(entry.data["to"]).label}

    @actions.register_action("webinars.export")
    class Export(LogFormatter):
        label = _("Download those who are registered")
        message = _("The list of those who are registered was downloaded")
