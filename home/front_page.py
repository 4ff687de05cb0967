"""What the home page shows to this reader."""

from django.utils import timezone

from documents.models import DocumentIndexPage
from documents.search_source import SOURCE
from home.lists import list_addresses
from home.new.groups import groups_for
from home.new.visits import visit_of
from news.listing import current_news
from news.models import NewsIndexPage
from news.shown import news_cards
from portal.links import interface_language, page_address
from portal.models import PortalPage
from portal.search.searching import SearchRequest, search
from spaces.discussions.novelties import own_spaces
from webinars.listing import next_events
from webinars.models import WebinarIndexPage
from webinars.shown import event_cards

NEWEST = 4
NEXT = 1
NEWEST_NEWS = 3


def front_page(page, request):
    """Return what is new to a member, the doors, the newest documents, the next event, the newest news.

    Returns:
        {"doors": [{title, text, url}], "newest": list of cards, "centre_url": address,
        "next_events": list of cards, "events_url": address, "news": list of cards, "news_url": address},
        and what `_hers` returns.
    """
    user = request.user
    lists = list_addresses(user, [DocumentIndexPage, WebinarIndexPage, NewsIndexPage])
    # The index keeps notices in the order in which they came: the pages would have to be sorted.
    newest = SearchRequest(sources=(SOURCE,), sort="added", locale=interface_language())
    news_url = lists.get(NewsIndexPage, "")
    return {
        "doors": _doors(page, user),
        "newest": search(newest, user).first(NEWEST),
        "centre_url": lists.get(DocumentIndexPage, ""),
        "next_events": event_cards(next_events(user)[:NEXT]),
        "events_url": lists.get(WebinarIndexPage, ""),
        "news": news_cards(current_news(user)[:NEWEST_NEWS]) if news_url else [],
        "news_url": news_url,
        **_hers(request),
    }


def _hers(request):
    """Return what is new to her since her last visit, and her spaces; nothing for a visitor."""
    if not request.user.is_authenticated:
        return {}
    mark = visit_of(request)
    return {
        "mark": mark,
        "groups": groups_for(request.user, mark) if mark else [],
        "own_spaces": own_spaces(request.user),
        "until": timezone.now().isoformat(),
    }


def _doors(page, user):
    values = [block.value for block in page.doors]
    keys = [value["page"].pk for value in values if value["page"]]
    readable = {found.pk: found for found in PortalPage.objects.visible_to(user).filter(pk__in=keys)}
    return [
        {"title": value["title"], "text": value["text"], "url": page_address(readable[value["page"].pk])}
        for value in values
        if value["page"] and value["page"].pk in readable
    ]
