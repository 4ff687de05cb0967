"""The documentation centre's first page: search and list."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.url_routing import RouteResult

from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class DocumentIndexPage(PortalPage):
    """The documentation centre. The notices live under the French one; each language has its own."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "documents/document_index_page.html"
    page_description = _("The documentation centre: search and list of notices.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.DocumentPage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("documentation centre")

    def home_of_notices(self):
        """Return the index page under which the notices live: the French one."""
        if self.locale.language_code == DEFAULT_LANGUAGE:
            return self
        return self.get_translations().filter(locale__language_code=DEFAULT_LANGUAGE).first() or self

    def route(self, request, path_components):
        """Find a notice by its last part, in either language's address."""
        home = self.home_of_notices()
        if path_components and home.pk != self.pk and len(path_components) == 1:
            from documents.models import DocumentPage

            notice = DocumentPage.objects.child_of(home).filter(slug=path_components[0]).first()
            if notice is not None:
                return RouteResult(notice)
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        """Add the results of the search that the address asks."""
        from documents.listing import listing

        context = super().get_context(request, *args, **kwargs)
        return {**context, **listing(request)}
