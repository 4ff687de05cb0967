"""The list of notices, and its other forms."""

from django.shortcuts import render

from documents.bibliography.basket import basket_link
from documents.exports.formats import FORMATS
from documents.exports.responses import MOST, export_response, records_of
from documents.search_source import SOURCE
from portal.feeds import FEED
from portal.links import interface_language
from portal.search.questions import note_question
from portal.search.result_page import ResultPage
from portal.search.suggestions import suggest
from portal.visitors import Pace, place_mark

TOO_MANY = 429
A_MINUTE = 10  # whole lists for one place
pace = Pace(A_MINUTE)
SUGGESTIONS = "suggestions.json"


def listing(request):
    """Return the variables of the documentation centre's page: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    note_question(request, found)
    return {
        "found": found,
        "basket": basket_link(request),
        "feed_url": found.address_as(FEED),
        "search_query": found.query.text,
        "exports": export_links(found.address().removeprefix(found.path)),
        "exported": min(found.results.total, MOST),
    }


def export_links(parameters="", name="export"):
    """Return [{label, url}] of the forms in which references are given, the most faithful first.

    Args:
        parameters: what follows the address, with its "?".
        name: of the file, before its extension.
    """
    return [{"label": form.label, "url": f"{name}.{form.extension}{parameters}"} for form in FORMATS.values()]


def export_list(request, extension):
    """Give the notices of a list as a file of references. Each place may ask so often."""
    if not pace.may_go_on(place_mark(request)):
        return render(request, "429.html", status=TOO_MANY)
    found = ResultPage(request, sources=[SOURCE])
    keys = [key for _source, key in found.results.places(MOST)]
    return export_response(records_of(keys, request), extension, "bibliographie")


def suggestions(request, path):
    """Return what is suggested to whoever types in the documentation centre's field.

    Args:
        path: address of the documentation centre.
    """
    return suggest(request, path, [SOURCE], interface_language())
