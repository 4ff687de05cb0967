"""A notice in words, ready for the templates."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from documents.exports.record import short_reference_of
from documents.kinds import DocumentKind
from documents.metadata.coins import coins
from documents.models import DocumentPage
from documents.partial_dates import PartialDate
from documents.references.reference import ContributorRole
from members.naming import name_of
from portal.files.found import FoundPassage
from portal.links import interface_language, subject_address
from portal.novelty import is_new

AUTHORS_IN_LISTS = 3
WORDS_IN_LISTS = 40
KINDS = dict(DocumentKind.choices)


def date_in_words(notice):
    """Return the date of a document in the reader's language: "octobre 2012", "s. d."."""
    return PartialDate.parse(notice.date).in_words(interface_language())


@dataclass
class NoticeInWords:
    """What the page of a notice says beside the document's own text.

    Args:
        page: the notice, with its contributors, themes, regions and tags.
        list_url: address of the documentation centre, for links to a theme or a keyword.
    """

    page: DocumentPage
    list_url: str

    @cached_property
    def contributors(self):
        """The contributors, in order."""
        return list(self.page.contributors.all())

    @property
    def author_names(self):
        """The names of who made it: authors, else all contributors."""
        authors = [c for c in self.contributors if c.role == ContributorRole.AUTHOR] or self.contributors
        return [str(author) for author in authors]

    @property
    def authors(self):
        """Who made it, at full length."""
        return ", ".join(self.author_names)

    @property
    def other_title(self):
        """The title in the interface's language, where the document has another."""
        return self.page.other_title if self.page.language != interface_language() else ""

    @property
    def other_summary(self):
        """The summary in the interface's language, where the document has another."""
        return self.page.other_summary if self.page.language != interface_language() else ""

    @property
    def description(self):
        """What search engines show: the words written for them, else the beginning of the summary."""
        page = self.page
        return page.search_description or Truncator(page.plain_summary or page.abstract).words(WORDS_IN_LISTS)

    @property
    def link_host(self):
        """The site that the link leads to."""
        return urlsplit(self.page.link).hostname or ""

    @cached_property
    def rows(self):
        """The details: a list of {label, values}, each value {text, url, lang of the document or ""}."""
        page = self.page
        rows = [
            *self._contributor_rows(),
            (_("Date"), [date_in_words(page)]),
            (_("Genre"), [self._own(page.genre)]),
            (_("Publisher"), [self._own(", ".join(part for part in (page.place, page.publisher) if part))]),
            (_("Published in"), [self._own(self._container())]),
            (_("Edition"), [self._own(page.edition)]),
            (_("Series"), [self._own(" ".join(part for part in (page.series, page.number) if part))]),
            (_("Pages"), [page.pages]),
            (_("Official citation"), [self._own(page.law_citation)]),
            ("ISBN", [page.isbn]),
            ("ISSN", [page.issn]),
            ("DOI", [(page.doi, f"https://doi.org/{page.doi}")] if page.doi else []),
            (_("Language"), [page.get_language_display()]),
            (_("For whom"), [self._own(page.for_whom)]),
            (_("Themes"), [(t.name, subject_address(t)) for t in page.themes.all()]),
            (_("Regions"), [(r.name, subject_address(r)) for r in page.regions.all()]),
            (_("Keywords"), [self._own(t.name, self._list("q", t.name)) for t in page.tags.all()]),
            (_("Note"), [self._own(page.note)]),
            (_("Proposed by"), [_thanked(page)]),
        ]
        return [
            {"label": label, "values": [_value(value) for value in values if value]}
            for label, values in rows
            if any(values)
        ]

    def _own(self, text, url=""):
        """Return a value in the language of the document, or "" when there is none."""
        return (text, url, self.page.language_tag) if text else ""

    def _list(self, parameter, value):
        return f"{self.list_url}?{urlencode({parameter: value})}"

    def _contributor_rows(self):
        by_role = {}
        for contributor in self.contributors:
            by_role.setdefault(contributor.get_role_display(), []).append(str(contributor))
        return list(by_role.items())

    def _container(self):
        page = self.page
        parts = [page.container]
        if page.volume:
            parts.append(_("volume %(volume)s") % {"volume": page.volume})
        if page.issue:
            parts.append(_("issue %(issue)s") % {"issue": page.issue})
        return ", ".join(part for part in parts if part)


def _thanked(page):
    """Return the name of the member who proposed the document and wished to be thanked, "" otherwise."""
    member = page.thanked if page.thanked_id else None
    return name_of(member) if member and member.is_active else ""


def _value(value):
    text, url, lang = (*value, "", "")[:3] if isinstance(value, tuple) else (value, "", "")
    return {"text": text, "url": url, "lang": lang}


@dataclass
class NoticeCard:
    """A notice in a list.

    Args:
        notice: with its contributors.
        url: its address.
        title_marked, snippet: what a search found in it, as safe HTML.
        passage: what it found in its file.
    """

    notice: DocumentPage
    url: str
    title_marked: str = ""
    snippet: str = ""
    passage: FoundPassage | None = None

    @property
    def title(self):
        """The title."""
        return self.notice.title

    @property
    def is_new(self):
        """Whether it came lately."""
        return is_new(self.notice.first_published_at)

    @property
    def kind(self):
        """The kind of document."""
        return KINDS.get(self.notice.kind, self.notice.kind)

    @property
    def lang(self):
        """The language of the title, for screen readers."""
        return self.notice.language_tag

    @property
    def meta_lang(self):
        """The language of `meta`: the date is in the reader's words."""
        return interface_language()

    @cached_property
    def meta(self):
        """Authors and date in one line."""
        contributors = list(self.notice.contributors.all())
        names = [c.family or c.organisation for c in contributors[:AUTHORS_IN_LISTS]]
        who = ", ".join(names)
        if len(contributors) > AUTHORS_IN_LISTS:
            who = _("%(names)s and others") % {"names": who}
        return " · ".join(part for part in (who, date_in_words(self.notice)) if part)

    @cached_property
    def summary(self):
        """The snippet of a search, or the first words of the summary."""
        return self.snippet or Truncator(self.notice.plain_summary or self.notice.abstract).words(
            WORDS_IN_LISTS
        )

    @property
    def coins(self):
        """The record, for Zotero."""
        return coins(short_reference_of(self.notice))

    @property
    def for_members(self):
        """Whether only members read it."""
        return self.notice.audience != "public"
