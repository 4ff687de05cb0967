"""What the home page shows to this reader."""

from documents.models import DocumentIndexPage
from documents.search_source import SOURCE
from portal.links import interface_language, page_address
from portal.models import PortalPage
from portal.search.searching import SearchRequest, search
from webinars.listing import next_events
from webinars.models import WebinarIndexPage
from webinars.shown import event_cards

NEWEST = 4
NEXT = 1


def front_page(page, request):
    """Return the doors that the reader may open, and the newest documents.

    Returns:
        {"doors": [{title, text, url}], "newest": list of cards, "centre_url": address,
        "next_events": list of cards, "events_url": address}.
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
