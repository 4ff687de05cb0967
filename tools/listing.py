"""The list of homemade tools: two doors, then what narrows, then the tools."""

from dataclasses import dataclass

from portal.search.questions import note_question
from portal.search.result_page import ResultPage
from tools.adapting import propose_url
from tools.choices import Field
from tools.search_source import SOURCE

FIELD = "field"
# What narrows the list, in this order, below the two doors.
NARROWED_BY = ("situation", "theme", "region", "language", "content")


@dataclass(frozen=True)
class FieldDoor:
    """One of the two doors: its name, how many tools are behind it, whether it is open."""

    code: str
    label: str
    number: int
    url: str
    chosen: bool


def listing(request):
    """Return the variables of the list: what its address asks."""
    found = ResultPage(request, sources=[SOURCE])
    note_question(request, found)
    return {
        "found": found,
        "search_query": found.query.text,
        "doors": _doors(found),
        "facets": _facets(found),
        "number": found.results.total,
        "propose_url": propose_url(),
    }


def _doors(found):
    """Return the two doors; the one that is open leads back to everything."""
    numbers = next((dict(one.counts) for one in found.results.facets if one.facet.name == FIELD), {})
    chosen = found.codes[FIELD]
    doors = []
    for code, label in Field.choices:
        codes = {**found.codes, FIELD: [] if code in chosen else [code]}
        doors.append(FieldDoor(code, str(label), numbers.get(code, 0), found.address(codes), code in chosen))
    return doors


def _facets(found):
    by_name = {facet.name: facet for facet in found.facets}
    return [by_name[name] for name in NARROWED_BY if name in by_name]
