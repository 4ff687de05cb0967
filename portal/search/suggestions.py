"""Suggestions while somebody types: words, themes, people and titles, of what she may read."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.page_cache import content_version
from portal.search.analyser import fold
from portal.search.engines import engine
from portal.search.masks import bits_of, current_masks, keys_of
from portal.search.models import SearchEntry
from portal.search.names import words_key
from portal.search.query import CONTROLS, LONGEST, Clause, parse
from portal.search.recognition import people_beginning
from portal.search.snippets import Highlighter
from portal.search.sources import facets, search_sources
from portal.search.vocabulary import completions
from portal.visibility import audiences_of

SHORTEST = 2  # letters
SHORTEST_OF_NAME = 3
MOST = 8
MOST_WORDS, MOST_THEMES, MOST_PEOPLE, MOST_TITLES = 3, 2, 2, 5
MOST_COMPLETED = 12  # words that titles are looked for with
MOST_OF_PERSON = 3  # things of somebody, of which one must be readable
MOST_RECENT = 40  # titles among which the newest are taken


@dataclass(frozen=True)
class Suggestion:
    """Where a beginning may lead.

    Args:
        kind: "word", "theme", "person" or "title".
        text: what is shown.
        url: where it leads.
        label: what it is, in the reader's language; "" for words.
    """

    kind: str
    text: str
    url: str
    label: str = ""


class Suggestions:
    """What one reader is suggested for one beginning."""

    def __init__(self, text: str, user, path: str, sources, locale: str, version: int):
        """Look for what begins like the last word of `text`.

        Args:
            text: what is typed so far.
            user: the reader.
            path: address of the search that suggestions lead to.
            sources: names of the sources to look in.
            locale: language of the interface.
            version: of the content.
        """
        self._text = " ".join(CONTROLS.sub(" ", text[:LONGEST]).split())
        self._user, self._path, self._sources = user, path, sources
        self._before, _space, last = self._text.rpartition(" ")
        self._last = fold(last)
        self._locale = locale
        self._masks = masks = current_masks(version)
        self._audiences = audiences_of(user)
        self._allowed = masks.any_of("audience", map(str, self._audiences))
        self._allowed &= masks.any_of("source", sources) & masks.any_of("locale", ["", locale])

    def all(self) -> list[Suggestion]:
        """Return the suggestions, at most `MOST`."""
        if len(self._last) < SHORTEST or not (self._last.isascii() and self._last.isalpha()):
            return []
        words = completions(self._last, self._audiences, MOST_COMPLETED)
        query, people = self._query(words), self._people()
        titles, things = self._places_of_titles(query), self._places_of([key for _name, key in people])
        # What comes out of the index passes the gates of its things, titles and people alike.
        cards = self._cards([*titles, *things.values()], query)
        found = [*self._words(words), *self._themes(), *self._named(people, things, cards)]
        shown = [cards[place] for place in titles if place in cards]
        titled = [Suggestion("title", card.title, card.url, str(card.kind)) for card in shown]
        return (found + titled[: min(MOST_TITLES, MOST - len(found))])[:MOST]

    def _address(self, **parameters):
        return f"{self._path}?{urlencode(parameters)}"

    def _words(self, words):
        texts = [f"{self._before} {word}".strip() for word in words]
        texts = [text for text in texts if fold(text) != fold(self._text)]
        return [Suggestion("word", text, self._address(q=text)) for text in texts[:MOST_WORDS]]

    def _themes(self):
        """Return the themes one of whose words begins so, of those that the reader's things have."""
        facet = facets.get("theme")
        typed = fold(self._text)
        options = self._masks.options(facet, self._locale) or {}
        found = [
            Suggestion("theme", label, self._address(theme=code), str(facet.label))
            for code, (value, label) in options.items()
            if f" {typed}" in f" {fold(label)}" and self._allowed & self._masks.of("theme", value)
        ]
        return found[:MOST_THEMES]

    def _people(self):
        """Return [(name, entry of one of her things)], a few of the newest for each person."""
        if len(self._text) < SHORTEST_OF_NAME:
            return []
        people = people_beginning(words_key(self._text), self._allowed, self._audiences, MOST_PEOPLE)
        return [(name, key) for name, keys in people for key in keys[::-1][:MOST_OF_PERSON]]

    def _named(self, people, things, cards):
        names = dict.fromkeys(name for name, key in people if things.get(key) in cards)
        label = _("Person or organisation")
        return [Suggestion("person", name, self._address(auteur=name), label) for name in names]

    def _query(self, words):
        """Return what titles are asked for: the words typed, and one that begins like the last."""
        query = parse(self._before)
        ending = tuple((fold(word),) for word in [*words, self._last])
        return replace(query, clauses=(*query.clauses, Clause(self._last, ending)))

    def _places_of_titles(self, query):
        """Return (source, key of the thing) of the newest titles that hold these words."""
        bits = self._allowed & bits_of(engine().find(query.clauses, ("title",)))
        keys = keys_of(bits)[::-1][:MOST_RECENT]
        rows = SearchEntry.objects.filter(pk__in=keys).order_by("-year", "-id")
        return list(rows.values_list("source", "object_id")[:MOST_TITLES])

    @staticmethod
    def _places_of(keys):
        """Return {entry: (source, key of the thing)}."""
        if not keys:
            return {}
        rows = SearchEntry.objects.filter(pk__in=keys).values_list("pk", "source", "object_id")
        return {entry: (source, key) for entry, source, key in rows}

    def _cards(self, places, query):
        """Return {place: card}, each read through its own gate."""
        cards = {}
        for source in search_sources:
            keys = [key for name, key in dict.fromkeys(places) if name == source.name]
            if keys:
                found = source.cards(keys, self._user, Highlighter(query))
                cards |= {(source.name, key): card for key, card in found.items()}
        return cards


def suggest(request, path: str, sources, locale: str) -> list[dict]:
    """Return the suggestions for `?q=` of a request, ready for JSON; arguments as for `Suggestions`."""
    asked = Suggestions(
        request.GET.get("q", ""), request.user, path, sources, locale, content_version(request)
    )
    return [vars(suggestion) for suggestion in asked.all()]
