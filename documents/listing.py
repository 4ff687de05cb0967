"""The lists of notices."""

from documents.presentation import NoticeCard
from documents.search_source import SOURCE
from portal.links import addresses
from portal.search.result_page import ResultPage


def cards(notices):
    """Return the cards of `notices`, in order."""
    notices = list(notices)
    urls = addresses(notices)
    return [NoticeCard(notice, urls.get(notice.pk, "")) for notice in notices]


def listing(request):
    """Return the variables of the documentation centre's page: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    return {"found": found, "search_query": found.query.text}
