"""The list of notices that the documentation centre shows."""

from documents.presentation import NoticeCard
from portal.links import addresses


def cards(notices):
    """Return the cards of `notices`, in order."""
    notices = list(notices)
    urls = addresses(notices)
    return [NoticeCard(notice, urls.get(notice.pk, "")) for notice in notices]


def listing(page, request):
    """Return the variables of the list: the notices that the reader may see."""
    from documents.models import DocumentPage

    notices = DocumentPage.objects.visible_to(request.user).child_of(page.home_of_notices())
    notices = notices.prefetch_related("contributors").order_by("-year", "title")
    return {"cards": cards(notices[:20]), "centre_url": page.get_url(request)}
