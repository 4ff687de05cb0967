"""The list of notices."""

from documents.search_source import SOURCE
from portal.links import interface_language
from portal.search.result_page import ResultPage
from portal.search.suggestions import suggest


def listing(request):
    """Return the variables of the documentation centre's page: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    return {"found": found, "search_query": found.query.text}


def suggestions(request, path):
    """Return what is suggested to whoever types in the documentation centre's field.

    Args:
        path: address of the documentation centre.
    """
    return suggest(request, path, [SOURCE], interface_language())
