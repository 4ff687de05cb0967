"""The list of webinars and meetings."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class WebinarIndexPage(PortalPage):
    """What comes, then all that was. The events live under the French one; each language has its own."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "webinars/webinar_index_page.html"
    page_description = _("Webinars and meetings: what comes, and all the recordings.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["webinars.WebinarPage", "webinars.MeetingPage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("list of webinars and meetings")

    def home_of_events(self):
        """Return the list under which the events live: the French one."""
        if self.locale.language_code == DEFAULT_LANGUAGE:
            return self
        return self.get_translations().filter(locale__language_code=DEFAULT_LANGUAGE).first() or self

    def find_below(self, parts, user):
        """Find an event under the English address: the events live under the French page."""
        from webinars.models import EventPage

        home = self.home_of_events()
        if len(parts) != 1 or home.pk == self.pk:
            return None
        found = EventPage.objects.visible_to(user).child_of(home).filter(slug=parts[0])
        event = found.select_related("locale").first()
        return event and event.specific

    def get_context(self, request, *args, **kwargs):
        """Add what comes, and the results of the search that the address asks."""
        from webinars.listing import listing

        return {**super().get_context(request, *args, **kwargs), **listing(request)}
