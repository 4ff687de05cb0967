"""What a page of results says of how the question was understood, and the links that undo it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from portal.search.names import NameKind
from portal.search.spelling import corrected_text

NAMED = {
    NameKind.TITLE: _("Your question is the title of the first document."),
    NameKind.DOI: _("Your question is the DOI of the first document."),
    NameKind.ISBN: _("Your question is the ISBN of the first document."),
    NameKind.ISSN: _("Your question is the ISSN of the first documents."),
    NameKind.LAW: _("Your question names the law that comes first."),
}


SYNONYMS_SHOWN = 4


@dataclass(frozen=True)
class Link:
    """Words, and the search that they lead to."""

    text: str
    url: str


class Explanation:
    """How one question was understood."""

    def __init__(self, page):
        """Explain a `portal.search.result_page.ResultPage`."""
        self._page = page
        self._results = page.results

    @cached_property
    def corrections(self) -> list[dict]:
        """The words that were taken for others: [{"typed", "word"}]."""
        found = self._results.corrections
        return [{"typed": correction.clause.text, "word": correction.word} for correction in found]

    @property
    def asked(self) -> str:
        """The question that was answered."""
        return corrected_text(self._page.query, self._results.corrections)

    @property
    def exact_url(self) -> str:
        """The address that searches what was typed, and nothing else."""
        return self._page.address(exact=True)

    @property
    def wider_url(self) -> str:
        """The address of the search with corrections and synonyms, or "" when they are not left out."""
        return self._page.address(exact=False) if self._page.exact and self._page.query.clauses else ""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What was searched beside what was typed: the first ones, or all where they are few."""
        found = self._results.match.query.synonyms
        return found if len(found) <= SYNONYMS_SHOWN + 1 else found[:SYNONYMS_SHOWN]

    @property
    def more_synonyms(self) -> tuple[str, ...]:
        """The others, to fold away."""
        return self._results.match.query.synonyms[len(self.synonyms) :]

    @property
    def dropped(self) -> str:
        """The words that had to be left out to find anything."""
        return ", ".join(clause.text for clause in self._results.dropped) if self._results.total else ""

    @property
    def named(self) -> str:
        """Why the first result comes first, where the question names it; "" otherwise."""
        kind = self._results.recognised.kind
        shown = kind and not self._page.sort and self._page.page == 1 and self._results.names_first
        return NAMED[kind] if shown else ""

    @property
    def person(self) -> dict | None:
        """The person whom the question names: {"name", "number", "url"}."""
        found = self._results.recognised
        if not found.person or self._page.person:
            return None
        url = self._page.address(text="", person=found.person)
        return {"name": found.person, "number": found.number, "url": url}

    @property
    def alternatives(self) -> list[Link]:
        """Other questions that may be meant."""
        made = [(c, word) for c in self._results.corrections for word in c.alternatives]
        meant = [(c, word) for c in self._results.may_be_meant for word in (c.word, *c.alternatives)]
        texts = dict.fromkeys(self._with(correction, word) for correction, word in made or meant)
        return [Link(text, self._page.address(text=text, exact=False)) for text in texts]

    def _with(self, correction, word):
        start, end = correction.clause.place
        return f"{self._page.query.text[:start]}{word}{self._page.query.text[end:]}"
