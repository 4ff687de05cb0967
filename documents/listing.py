"""The list of notices."""

from documents.search_source import SOURCE
from portal.search.questions import note_question
from portal.search.result_page import ResultPage

FEED = "flux.atom"


def listing(request):
    """Return the variables of the documentation centre's page: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    note_question(request, found)
    return {"found": found, "search_query": found.query.text, "feed_url": found.address_as(FEED)}
