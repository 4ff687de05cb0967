"""The lists of news: all of them, narrowed by what an address asks; and those that are still new."""

from django.db.models import Q
from django.utils import timezone

from news.search_source import SOURCE
from portal.feeds import FEED
from portal.models import Theme
from portal.search.questions import note_question
from portal.search.result_page import ResultPage
from portal.search.sources import facets


def current_news(user, subject=None, today=None):
    """Return the news that are still new and that `user` may read, the newest first.

    Args:
        user: the reader.
        subject: the theme or the region that they are about, all when None; a theme holds its narrower ones.
        today: the day, this one by default.
    """
    from news.models import NewsPage

    today = today or timezone.localdate()
    found = NewsPage.objects.visible_to(user).filter(Q(until=None) | Q(until__gte=today), alias_of=None)
    if isinstance(subject, Theme):
        about = Q(theme=subject) | Q(theme__parent=subject)
        found = found.filter(pk__in=NewsPage.themes.through.objects.filter(about).values("newspage"))
    elif subject is not None:
        found = found.filter(regions=subject)
    return found.order_by("-published_on", "-first_published_at", "-pk")


def listing(request):
    """Return the variables of the list: what its address asks, the regions apart."""
    found = ResultPage(request, sources=[SOURCE])
    note_question(request, found)
    region = facets.get("region").label
    return {
        "found": found,
        "search_query": found.query.text,
        "feed_url": found.address_as(FEED),
        "regions": [link for shown in found.facets if shown.label == region for link in _links(shown)],
        "facets": [shown for shown in found.facets if shown.label != region],
    }


def _links(shown):
    """Return all the values of a facet, in the order of their names."""
    return sorted([*shown.first, *shown.more], key=lambda link: str(link.label))
