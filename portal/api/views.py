"""Wagtail's API over pages, narrowed to what everybody may read, whoever asks and with whatever session."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import override

from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    FieldsFilter,
    LocaleFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from rest_framework.exceptions import Throttled
from rest_framework.renderers import JSONRenderer

from portal import links
from portal.api.fields import PublicPageSerializer
from portal.api.filters import OrderFilter, PublicSearchFilter
from portal.files.models import PortalFile
from portal.models import PortalPage
from portal.views import find_page
from portal.visitors import Pace, place_mark

A_MINUTE = 120  # requests from one place, in each process
FURTHEST = 1_000_000  # results skipped
FILTERED = ("id", "title", "slug", "kind", "language", "year", "date", "doi", "isbn", "issn", "rights")
LONGEST_NUMBER = 18  # digits
pace = Pace(A_MINUTE)


class BoundedPagination(WagtailPagination):
    """Pages of results, up to where no database breaks."""

    def paginate_queryset(self, queryset, request, view=None):
        """Return the results asked for.

        Raises:
            BadRequestError: too many are skipped, or a number is none.
        """
        offset = request.GET.get("offset", "0")
        if offset.isdecimal() and (len(offset) > LONGEST_NUMBER or int(offset) > FURTHEST):
            raise BadRequestError(f"offset cannot be higher than {FURTHEST}")
        return super().paginate_queryset(queryset, request, view)


class PublicPagesViewSet(PagesAPIViewSet):
    """The public pages of the site. Nothing of who asks is looked at: there is no session here."""

    model = PortalPage
    authentication_classes = []
    permission_classes = []
    metadata_class = None
    http_method_names = ["get", "head"]
    renderer_classes = [JSONRenderer]
    pagination_class = BoundedPagination
    base_serializer_class = PublicPageSerializer
    filter_backends = [
        FieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        TranslationOfFilter,
        LocaleFilter,
        OrderFilter,
        PublicSearchFilter,
    ]
    known_query_parameters = frozenset(
        [
            "limit",
            "offset",
            "fields",
            "order",
            "search",
            "type",
            "child_of",
            "ancestor_of",
            "descendant_of",
            "translation_of",
            "locale",
        ]
    )
    find_query_parameters = frozenset(["id", "html_path"])
    # By hand: what Wagtail would add (owner of an alias, parent) may be hidden.
    meta_fields = [
        "type",
        "detail_url",
        "html_url",
        "slug",
        "first_published_at",
        "last_published_at",
        "locale",
    ]
    listing_default_fields = ["id", "title", "type", "detail_url", "html_url", "first_published_at", "locale"]
    nested_default_fields = ["id"]
    detail_only_fields = []

    def initial(self, request, *args, **kwargs):
        """Hold back who asks too often.

        Raises:
            Throttled: her place made too many requests in this minute.
        """
        super().initial(request, *args, **kwargs)
        if not pace.may_go_on(place_mark(request)):
            raise Throttled(wait=60)

    @classmethod
    def get_available_fields(cls, model, db_fields_only=False):
        """Return the fields that may be shown, or, with `db_fields_only`, those that may be filtered by."""
        if not db_fields_only:
            return super().get_available_fields(model)
        columns = {field.name for field in model._meta.get_fields()}
        return [name for name in FILTERED if name in columns]

    def get_base_queryset(self):
        """Return the public pages under the home pages: what every other part of this view starts from."""
        site = Site.find_for_request(self.request)
        if site is None:
            return PortalPage.objects.none()
        homes = PortalPage.objects.filter(translation_key=site.root_page.translation_key)
        found = PortalPage.objects.none()
        for home in homes:
            found |= PortalPage.objects.visible_to(None).descendant_of(home, inclusive=True)
        return found

    def get_queryset(self):
        """Return the public pages of the types asked.

        Raises:
            BadRequestError: a type is none of the portal's, or a number is none.
        """
        for name in ("id", "child_of", "ancestor_of", "descendant_of", "translation_of", "year"):
            if len(self.request.GET.get(name, "")) > LONGEST_NUMBER:
                raise BadRequestError(f"{name} is too long")
        queryset = super().get_queryset()
        if not issubclass(queryset.model, PortalPage):
            raise BadRequestError("type doesn't exist")
        shown_with = getattr(queryset.model, "api_shown_with", ())
        return queryset.select_related("locale", "content_type").prefetch_related(*shown_with)

    def get_object(self):
        """Return the public page of that number.

        Raises:
            Http404: there is none, or not for everybody.
        """
        if not hasattr(self, "_cached_object"):
            page = get_object_or_404(self.get_base_queryset(), pk=self.kwargs["pk"])
            self._cached_object = page.specific
        return self._cached_object

    def paginate_queryset(self, queryset):
        """Keep the pages that are shown, so that their addresses are read together."""
        pages = super().paginate_queryset(queryset)
        self._shown = list(pages)
        return self._shown

    def public_file(self, key):
        """Return the file of that key if everybody may have it, or None; a list's are read together."""
        if not hasattr(self, "_files"):
            keys = [page.file_id for page in getattr(self, "_shown", []) if getattr(page, "file_id", None)]
            self._files = PortalFile.objects.visible_to(None).filter(pk__in=keys or [key]).in_bulk()
        return self._files.get(key)

    def address_of(self, page):
        """Return the absolute address of a page that passed the gate, in its own language."""
        if not hasattr(self, "_once"):
            shown = getattr(self, "_shown", [page])
            once = [page for page in shown if page.specific_class.lives_once]
            self._once = links.addresses(once, links.DEFAULT_LANGUAGE)
        address = self._once.get(page.pk) or links.page_address(page)
        return self.request.build_absolute_uri(address) if address else None

    def find_object(self, queryset, request):
        """Find a page by its number or by its address on the site, through the same gate as the site's."""
        if "html_path" not in request.GET:
            return (
                queryset.filter(pk=request.GET["id"]).first()
                if request.GET.get("id", "").isdecimal()
                else None
            )
        language, _slash, path = request.GET["html_path"].strip("/").partition("/")
        if language not in links.LANGUAGE_CODES or "\x00" in path:
            return None
        try:
            with override(language):
                return find_page(AnonymousUser(), path)
        except Http404:
            return None

    def handle_exception(self, exc):
        """Answer what is absent or hidden in the same words."""
        if isinstance(exc, Http404 | Page.DoesNotExist):
            exc = Http404("not found")
        return super().handle_exception(exc)

    def finalize_response(self, request, response, *args, **kwargs):
        """Let answers be kept for as long as they are asked about again: what is hidden goes at once."""
        response = super().finalize_response(request, response, *args, **kwargs)
        # Programs get 404 for what is absent: Django would send them to the same address under /fr/.
        self.request._request.urlconf = "portal.api.urls"
        response["Cache-Control"] = "no-cache"
        return response
