"""The list of notices."""

from documents.search_source import SOURCE
from portal.search.result_page import ResultPage


def listing(request):
    """Return the variables of the documentation centre's page: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    return {"found": found, "search_query": found.query.text}
