"""Asks the portal's search the queries, as a visitor in the documentation centre. Django must be set up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.contrib.auth.models import AnonymousUser

from benchmarks.relevance.queries import RatedQuery
from documents.models import DocumentPage
from documents.search_source import SOURCE
from home.demonstration_wordings import load_synonyms
from portal.search.masks import current_masks
from portal.search.matching import understand
from portal.search.searching import SearchRequest, search

KEPT = 50


@dataclass(frozen=True)
class Answer:
    """What the search gave.

    Args:
        total: how many notices it found.
        dropped: the words that it left out to find them.
        found: the import keys of the first `KEPT`.
    """

    total: int
    dropped: list[str]
    found: list[str]


class UnknownNotices(Exception):
    """Ratings name notices that were not imported."""


def ask(queries: Iterable[RatedQuery]) -> dict[str, Answer]:
    """Return {words: `Answer`}.

    Raises:
        UnknownNotices: a rated notice is not there.
    """
    queries = list(queries)
    keys = dict(DocumentPage.objects.visible_to(AnonymousUser()).values_list("pk", "import_key"))
    unknown = {key for query in queries for key in query.ratings} - set(keys.values())
    if unknown:
        raise UnknownNotices(", ".join(sorted(unknown)))
    # The words that the team gave to the demonstration are those that a site begins with.
    load_synonyms()
    masks = current_masks()
    return {query.words: _answer(query.words, keys, masks) for query in queries}


def _answer(words, keys, masks):
    results = search(
        SearchRequest(query=understand(words, masks.version), sources=(SOURCE,)), AnonymousUser(), masks
    )
    found = [keys[card.notice.pk] for card in results.first(KEPT)]
    return Answer(results.total, [clause.text for clause in results.dropped], found)


def as_json(answers: dict[str, Answer]) -> dict:
    """Return answers as what JSON can hold."""
    return {words: asdict(answer) for words, answer in answers.items()}


def from_json(content: dict) -> dict[str, Answer]:
    """Return the answers that `as_json` made."""
    return {words: Answer(**answer) for words, answer in content.items()}
