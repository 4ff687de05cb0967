"""The home page and the standard pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from home.new.models import VisitMark  # noqa: F401 - a model of this app
from portal.blocks import DoorsBlock, RichBody
from portal.fields import SlimStreamField
from portal.models import PortalPage


class HomePage(PortalPage):
    """The first page: welcome, search, doors."""

    welcome = models.CharField(_("welcome"), max_length=200, blank=True)
    doors = SlimStreamField(DoorsBlock(), blank=True, verbose_name=_("doors"))

    content_panels = [
        *PortalPage.content_panels[:1],
        FieldPanel("welcome"),
        FieldPanel("introduction"),
        FieldPanel("doors"),
    ]

    template = "home/home_page.html"
    page_description = _("The first page of the site.")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "documents.DocumentIndexPage",
        "documents.DossierIndexPage",
        "webinars.WebinarIndexPage",
        "news.NewsIndexPage",
        "tools.ToolIndexPage",
        "spaces.SpaceIndexPage",
    ]
    is_creatable = True

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        """Add the doors that this reader may open, and what is new."""
        from home.front_page import front_page

        return {**super().get_context(request, *args, **kwargs), **front_page(self, request)}


class StandardPage(PortalPage):
    """A page of text: about, charter, privacy, help."""

    body = SlimStreamField(RichBody(), blank=True, verbose_name=_("text"))

    content_panels = [*PortalPage.content_panels, FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    # Not its body: a text may name, in a link or by a number, what is not for everybody.
    api_fields = [APIField("introduction")]

    template = "home/standard_page.html"
    page_description = _("A page of text, such as About or Help.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    is_creatable = True

    class Meta:
        verbose_name = _("standard page")
