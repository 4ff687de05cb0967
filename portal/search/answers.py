"""Pages that the team wants shown first for a question, through the gate."""

from dataclasses import dataclass

from portal.links import address, interface_language
from portal.models import PortalPage
from portal.search.analyser import analyse, is_stop_word
from portal.search.memory import InMemory
from portal.search.models import FirstAnswer
from portal.search.snippets import Highlighter
from portal.search.sources import source_of

MOST = 3  # pages shown for a question


@dataclass(frozen=True)
class AnswerCard:
    """A page that no source of the search describes, such as the first page of a section."""

    title: str
    url: str
    summary: str
    lang: str
    for_members: bool
    kind: str = ""
    meta: str = ""


def _question(text):
    words = {token.exact for token in analyse(text)}
    return frozenset(word for word in words if not is_stop_word(word)) or frozenset(words)


class FirstAnswers:
    """All the answers, by question. Instances are not changed, so threads share them."""

    def __init__(self, version=0, answers=()):
        """Take the answers as they are at one version of the content."""
        self.version = version
        self._pages = {}
        for answer in answers:
            keys = [row.page_id for row in answer.answers.all()]
            for text in answer.questions:
                self._pages[_question(text)] = [*self._pages.get(_question(text), []), *keys]

    def pages(self, text: str) -> list[int]:
        """Return the keys of the pages that answer a question, whoever may read them."""
        return list(dict.fromkeys(self._pages.get(_question(text), [])))


def _load(version):
    return FirstAnswers(version, FirstAnswer.objects.order_by("pk").prefetch_related("answers"))


_memory = InMemory(FirstAnswers(), _load)


def current_answers(version: int | None = None) -> FirstAnswers:
    """Return the answers as they are now.

    Args:
        version: of the content, where the caller has just read it.
    """
    return _memory.current(version)


def answer_cards(text: str, user, highlighter: Highlighter, version: int) -> list:
    """Return the cards of the pages that the team shows first for a question, of those that `user` may read.

    Args:
        text: the question as typed.
        user: the reader.
        highlighter: marks the words asked.
        version: of the content.
    """
    keys = current_answers(version).pages(text) if text else []
    if not keys:
        return []
    chosen = PortalPage.objects.visible_to(user).filter(pk__in=keys).select_related("locale")
    pages = _in_her_language({page.pk: page for page in chosen}, user)
    cards = _cards(pages.values(), user, highlighter)
    shown = [pages[key].pk for key in keys if key in pages and pages[key].pk in cards]
    return [cards[key] for key in dict.fromkeys(shown)][:MOST]


def _in_her_language(chosen, user):
    """Return {key of a chosen page: the page to show}: its translation in her language, or itself."""
    language = interface_language()
    others = PortalPage.objects.visible_to(user).filter(
        translation_key__in=[page.translation_key for page in chosen.values()],
        locale__language_code=language,
        alias_of__isnull=True,
    )
    translations = {page.translation_key: page for page in others.select_related("locale")}
    return {key: translations.get(page.translation_key, page) for key, page in chosen.items()}


def _cards(pages, user, highlighter):
    by_source, others = {}, []
    for page in pages:
        source = source_of(page.specific_class)
        if source is None:
            others.append(page)
        else:
            by_source.setdefault(source.name, (source, []))[1].append(page.pk)
    cards = {page.pk: card for page in others if (card := _plain_card(page))}
    for source, keys in by_source.values():
        cards |= source.cards(keys, user, highlighter)
    return cards


def _plain_card(page):
    language = page.locale.language_code
    url = address(page.specific, language)
    if not url:
        return None
    return AnswerCard(page.title, url, page.introduction, language, for_members=page.audience != "public")
