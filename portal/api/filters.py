"""What narrows and orders the pages of the interface for programs."""

from wagtail.api.v2.utils import BadRequestError

from rest_framework.filters import BaseFilterBackend

from portal.links import DEFAULT_LANGUAGE, LANGUAGE_CODES
from portal.models import PortalPage
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
from portal.search.sources import search_sources

ORDERS = ("id", "title", "first_published_at", "last_published_at", "year")
MOST_FOUND = 500


class OrderFilter(BaseFilterBackend):
    """`?order=`: one or several of `ORDERS`, with "-" for the other direction."""

    def filter_queryset(self, request, queryset, view):
        """Order the pages; by number when nothing is asked.

        Raises:
            BadRequestError: the order is none of them, or not one of this type of page.
        """
        asked = [name for name in request.GET.get("order", "").split(",") if name]
        known = {field.name for field in queryset.model._meta.get_fields()}
        for name in asked:
            if name.removeprefix("-") not in ORDERS or name.removeprefix("-") not in known:
                raise BadRequestError(f"cannot order by this field; use one of {', '.join(ORDERS)}")
        return queryset.order_by(*asked, "pk")


class Ranked:
    """Pages in the order of a search, read a slice at a time."""

    def __init__(self, queryset, keys):
        """Take the pages and, in order, the keys of those that were found."""
        kept = set(queryset.filter(pk__in=keys).values_list("pk", flat=True))
        self._queryset, self._keys = queryset, [key for key in keys if key in kept]

    def count(self):
        """Return how many there are."""
        return len(self._keys)

    def __getitem__(self, part):
        """Return the pages of a slice."""
        pages = self._queryset.in_bulk(self._keys[part])
        return [pages[key] for key in self._keys[part] if key in pages]


class PublicSearchFilter(BaseFilterBackend):
    """`?search=`: the portal's own search, as a visitor's; the first 500 results, the best first."""

    def filter_queryset(self, request, queryset, view):
        """Keep the pages that a visitor would find.

        Raises:
            BadRequestError: the language is none of the site's.
        """
        if "search" not in request.GET:
            return queryset
        keys = []
        language = request.GET.get("locale")
        for code in [language] if language in LANGUAGE_CODES else [DEFAULT_LANGUAGE, *LANGUAGE_CODES]:
            keys += _found(request.GET["search"], code)
        keys = list(dict.fromkeys(keys))[:MOST_FOUND]
        if request.GET.get("order"):
            return queryset.filter(pk__in=keys)
        return Ranked(queryset, keys)


def _found(text, language):
    sources = tuple(source.name for source in search_sources if issubclass(source.model, PortalPage))
    query = parse(text)
    results = search(SearchRequest(query=query, sources=sources, locale=language), None)
    return [key for _source, key in results.places(MOST_FOUND)]
