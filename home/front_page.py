"""What the home page shows to this reader."""

from documents.listing import cards
from documents.models import DocumentIndexPage, DocumentPage
from documents.search_source import CARD_FIELDS
from portal.links import page_address
from portal.models import PortalPage

NEWEST = 4


def front_page(page, request):
    """Return the doors that the reader may open, and the newest documents.

    Returns:
        {"doors": [{title, text, url}], "newest": list of cards, "centre_url": address}.
    """
    centre = DocumentIndexPage.objects.visible_to(request.user).child_of(page).first()
    newest = DocumentPage.objects.visible_to(request.user).order_by("-first_published_at", "-pk")
    return {
        "doors": _doors(page, request.user),
        "newest": cards(newest.only(*CARD_FIELDS).prefetch_related("contributors")[:NEWEST]),
        "centre_url": page_address(centre) if centre else "",
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
