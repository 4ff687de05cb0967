"""What the home page shows to this reader."""

from documents.models import DocumentIndexPage
from documents.search_source import SOURCE
from news.listing import current_news
from news.models import NewsIndexPage
from news.shown import news_cards
from portal.links import interface_language, page_address
from portal.models import PortalPage
from portal.search.searching import SearchRequest, search
from webinars.listing import next_events
from webinars.models import WebinarIndexPage
from webinars.shown import event_cards

NEWEST = 4
NEXT = 1
NEWEST_NEWS = 3


def front_page(page, request):
    """Return the doors that the reader may open, the newest documents, the next event, the newest news.

    Returns:
        {"doors": [{title, text, url}], "newest": list of cards, "centre_url": address,
        "next_events": list of cards, "events_url": address, "news": list of cards, "news_url": address}.
    """
    centre = DocumentIndexPage.objects.visible_to(request.user).child_of(page).first()
    events = WebinarIndexPage.objects.visible_to(request.user).child_of(page).first()
    # The index keeps notices in the order in which they came: the pages would have to be sorted.
    newest = SearchRequest(sources=(SOURCE,), sort="added", locale=interface_language())
    return {
        "doors": _doors(page, request.user),
        "newest": search(newest, request.user).first(NEWEST),
        "centre_url": page_address(centre) if centre else "",
        "next_events": event_cards(next_events(request.user)[:NEXT]),
        "events_url": page_address(events) if events else "",
        **_news(page, request.user),
    }


def _news(page, user):
    index = NewsIndexPage.objects.visible_to(user).child_of(page).first()
    if index is None:
        return {"news": [], "news_url": ""}
    return {"news": news_cards(current_news(user)[:NEWEST_NEWS]), "news_url": page_address(index)}


def _doors(page, user):
    values = [block.value for block in page.doors]
    keys = [value["page"].pk for value in values if value["page"]]
    readable = {found.pk: found for found in PortalPage.objects.visible_to(user).filter(pk__in=keys)}
    return [
        {"title": value["title"], "text": value["text"], "url": page_address(readable[value["page"].pk])}
        for value in values
        if value["page"] and value["page"].pk in readable
    ]
