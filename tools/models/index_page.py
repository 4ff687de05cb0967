"""The list of homemade tools."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class ToolIndexPage(PortalPage):
    """What front-line workers made. The tools live under the French one; each language has its own."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "tools/tool_index_page.html"
    page_description = _("Homemade tools: what front-line workers made, for prevention and intervention.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["tools.ToolPage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("list of homemade tools")

    def home_of_tools(self):
        """Return the list under which the tools live: the French one."""
        if self.locale.language_code == DEFAULT_LANGUAGE:
            return self
        return self.get_translations().filter(locale__language_code=DEFAULT_LANGUAGE).first() or self

    def find_below(self, parts, user):
        """Find a tool under the English address: the tools live under the French page."""
        from tools.models import ToolPage

        home = self.home_of_tools()
        if len(parts) != 1 or home.pk == self.pk:
            return None
        found = ToolPage.objects.visible_to(user).child_of(home).filter(slug=parts[0])
        return found.select_related("locale").first()

    def get_context(self, request, *args, **kwargs):
        """Add the results of the search that the address asks."""
        from tools.listing import listing

        return {**super().get_context(request, *args, **kwargs), **listing(request)}
