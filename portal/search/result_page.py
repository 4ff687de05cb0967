"""A page of results, from its address to what the template shows."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from portal.links import interface_language
from portal.page_cache import content_version
from portal.search.answers import answer_cards
from portal.search.explanation import Explanation
from portal.search.masks import current_masks
from portal.search.matching import understand
from portal.search.other_forms import OtherForms
from portal.search.query import CONTROLS
from portal.search.searching import Results, SearchRequest, search
from portal.search.snippets import Highlighter
from portal.search.sources import Facet, facets

SORTS = {
    "": _("Most relevant"),
    "recent": _("Newest documents"),
    "ancien": _("Oldest documents"),
    "titre": _("Title"),
    "ajout": _("Added last"),
}
COLUMNS = {"recent": "date", "ancien": "oldest", "titre": "title", "ajout": "added"}
SHOWN = 8  # values of a facet before "more"
LAST_PAGE = 5_000
MOST_CHOICES = 30
LONGEST_NAME = 300  # characters


@dataclass(frozen=True)
class FacetLink:
    """A value of a facet: its label, its number of results, the address that adds or removes it."""

    label: str
    number: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class FacetLinks:
    """A facet as shown: its code in the index, its heading, the values to show first, the others."""

    name: str
    label: str
    first: list[FacetLink]
    more: list[FacetLink]
    open: bool


class _Options(dict):
    """The values of each facet, {code: (value, label)} or None, read where they are asked for."""

    def __init__(self, masks, language):
        super().__init__()
        self._masks, self._language = masks, language

    def __missing__(self, name):
        self[name] = self._masks.options(facets.get(name), self._language)
        return self[name]


class ResultPage(OtherForms):
    """What an address with `?q=&theme=&type=&annee=&langue=&region=&tri=&page=` asks, and its answer.

    `auteur=` asks for what somebody made, `exact=1` for the words as typed and nothing else.
    Repeated keys mean any of. What is not understood is left out.
    """

    def __init__(self, request, sources=()):
        """Read the address of `request`.

        Args:
            request: a GET request.
            sources: names of the sources to look in, all when empty.
        """
        self.path = request.path
        masks = current_masks(content_version(request))
        self.exact = request.GET.get("exact") == "1"
        self.query = understand(request.GET.get("q", ""), masks.version, exact=self.exact)
        self.person = _name(request.GET.get("auteur", ""))
        self.sort = request.GET.get("tri", "") if request.GET.get("tri", "") in SORTS else ""
        language = interface_language()
        self._options = _Options(masks, language)
        self.codes = {facet.name: self._read(facet, request.GET) for facet in facets}
        number = request.GET.get("page", "1")
        number = int(number) if number.isdecimal() and len(number) < 6 else 1
        self._request = SearchRequest(
            query=self.query,
            chosen={name: [self._value(name, code) for code in codes] for name, codes in self.codes.items()},
            sort=COLUMNS.get(self.sort, ""),
            page=min(max(number, 1), LAST_PAGE),
            sources=tuple(sources),
            locale=language,
            person=self.person,
            exact=self.exact,
        )
        self._masks = masks
        self._user = request.user

    def _read(self, facet, data):
        codes = list(dict.fromkeys(data.getlist(facet.parameter)))[:MOST_CHOICES]
        options = self._options[facet.name] if codes else None
        if options is None:
            return [code for code in codes if code.isdecimal() and len(code) == 4]
        return [code for code in codes if code in options]

    def _value(self, name, code):
        options = self._options[name]
        return options[code][0] if options else code

    @cached_property
    def results(self) -> Results:
        """What was found; a page past the last shows the last."""
        results = search(self._request, self._user, self._masks)
        if self._request.page > results.pages:
            self._request = SearchRequest(**{**vars(self._request), "page": results.pages})
            results = search(self._request, self._user, self._masks)
        return results

    @property
    def page(self) -> int:
        """The number of the page shown."""
        return min(self._request.page, self.results.pages)

    def address(self, codes=None, **changes) -> str:
        """Return the address of this search with changes.

        Args:
            codes: {facet name: codes}, in the place of those chosen.
            changes: `text`, `person`, `exact` and `sort`, in the place of those asked; `page`, from 1.
        """
        asked = {"text": self.query.text, "person": self.person, "exact": self.exact, "sort": self.sort}
        asked |= {"page": 1, **changes}
        pairs = [("q", asked["text"])] if asked["text"] else []
        pairs += self._kept(codes or self.codes, asked)
        pairs += [("page", asked["page"])] if asked["page"] > 1 else []
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def _kept(self, codes, asked):
        pairs = [(facet.parameter, code) for facet in facets for code in codes[facet.name]]
        pairs += [("auteur", asked["person"])] if asked["person"] else []
        pairs += [("exact", "1")] if asked["exact"] else []
        return pairs + ([("tri", asked["sort"])] if asked["sort"] else [])

    @cached_property
    def explanation(self) -> Explanation:
        """How the question was understood."""
        return Explanation(self)

    @cached_property
    def answers(self) -> list:
        """The pages that the team shows first, above the first results of a question without choices."""
        if self.page > 1 or self.sort or self.person or any(self.codes.values()):
            return []
        highlighter = Highlighter(self.results.match.query)
        return answer_cards(self.query.text, self._user, highlighter, self._masks.version)

    @cached_property
    def cards(self) -> list:
        """The results of this page, without those that the team shows first."""
        above = {card.url for card in self.answers}
        return [card for card in self.results.cards if card.url not in above]

    @property
    def is_chosen(self) -> bool:
        """Whether any value of a facet is chosen."""
        return any(self.codes.values())

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked or chosen."""
        return bool(self.query.text or self.person or self.is_chosen)

    def _toggled(self, facet: Facet, code):
        codes = self.codes[facet.name]
        codes = [c for c in codes if c != code] if code in codes else [*codes, code]
        return self.address({**self.codes, facet.name: codes})

    @cached_property
    def facets(self) -> list[FacetLinks]:
        """The facets, each value with the number of results that it would give."""
        shown = []
        for found in self.results.facets:
            links = self._links(found.facet, dict(found.counts))
            if len(links) > 1 or self.codes[found.facet.name]:
                first = [link for number, link in enumerate(links) if number < SHOWN or link.chosen]
                more = [link for link in links if link not in first]
                is_chosen = bool(self.codes[found.facet.name])
                shown.append(FacetLinks(found.facet.name, found.facet.label, first, more, is_chosen))
        return shown

    def _links(self, facet, numbers):
        options = self._options[facet.name] if numbers or self.codes[facet.name] else {}
        if options is None:
            options = {value: (value, value) for value in [*numbers, *self.codes[facet.name]] if value != "0"}
        chosen = self.codes[facet.name]
        links = {
            code: FacetLink(label, numbers.get(value, 0), self._toggled(facet, code), code in chosen)
            for code, (value, label) in options.items()
            if value in numbers or code in chosen
        }
        if facet.newest_first:
            return [links[code] for code in sorted(links, reverse=True)]
        return sorted(links.values(), key=lambda link: (-link.number, str(link.label)))

    @property
    def choices(self) -> list[FacetLink]:
        """What is chosen, each with the address that takes it away."""
        chosen = [link for facet in self.facets for link in facet.first if link.chosen]
        return chosen + ([FacetLink(self.person, 0, self.address(person=""), True)] if self.person else [])

    @property
    def scope(self) -> str:
        """The one theme in which the form searches, or ""."""
        chosen = self.codes["theme"]
        return self._options["theme"][chosen[0]][1] if len(chosen) == 1 else ""

    @property
    def hidden_fields(self) -> list[tuple[str, str]]:
        """What the search form keeps: the choices, the person, the words as typed, the order."""
        return self._kept(self.codes, {"person": self.person, "exact": self.exact, "sort": self.sort})

    @property
    def sorts(self) -> list[FacetLink]:
        """The orders, the present one marked; relevance only where there are words to be relevant to."""
        names = [name for name in SORTS if name or self.query.clauses]
        present = self.sort or ("" if self.query.clauses else "ajout")
        return [FacetLink(SORTS[n], 0, self.address(sort=n), n == present) for n in names]

    @property
    def previous_url(self) -> str:
        """The address of the page before, or ""."""
        return self.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page after, or ""."""
        return self.address(page=self.page + 1) if self.page < self.results.pages else ""

    @property
    def without_choices_url(self) -> str:
        """The address of the same words without any choice, or "" when there is none."""
        none = {name: [] for name in self.codes}
        return self.address(none, person="") if self.person or any(self.codes.values()) else ""


def _name(text):
    """Return a name from an address, cleaned and cut."""
    return " ".join(CONTROLS.sub(" ", text).split())[:LONGEST_NAME]
