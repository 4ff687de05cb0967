"""The documentation centre's first page: search and list."""

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

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

    def find_below(self, parts, user):
        """Find a notice under the English address: the notices live under the French page."""
        from documents.models import DocumentPage

        home = self.home_of_notices()
        if len(parts) != 1 or home.pk == self.pk:
            return None
        notices = DocumentPage.objects.visible_to(user).child_of(home).filter(slug=parts[0])
        return notices.select_related("locale").first()

    def get_context(self, request, *args, **kwargs):
        """Add the results of the search that the address asks."""
        from documents.listing import listing

        context = super().get_context(request, *args, **kwargs)
        return {**context, **listing(request)}

    def respond_as(self, request, name):
        """Give the list in another form: a feed, suggestions, or a file of references such as "export.ris".

        Raises:
            Http404: there is no such form.
        """
        from documents import listing
        from documents.feeds import feed_of
        from portal.feeds import FEED

        if name == FEED:
            return feed_of(self, request)
        if name == listing.SUGGESTIONS:
            return JsonResponse(
                {"suggestions": listing.suggestions(request, request.path.removesuffix(name))}
            )
        form, _dot, extension = name.partition(".")
        if form == "export":
            return listing.export_list(request, extension)
        return super().respond_as(request, name)
