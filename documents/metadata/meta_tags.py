"""The `<meta>` tags of a notice: Zotero, Highwire Press (`citation_*`), Dublin Core, Open Graph.

Zotero takes its type from `z:itemType` and copies each `z:` field; a `citation_` tag that
says a type outranks it, so that laws and recordings have neither `citation_title` nor
`citation_author`. A comma ends the name of an organisation, which is then not split
(Zotero, translator "Embedded Metadata", June 2026).
"""

from dataclasses import dataclass

from django.utils.text import Truncator

from documents.exports.genres import genre_of
from documents.kinds import DocumentKind
from documents.partial_dates import PartialDate
from documents.references.cleaning import clean_text
from documents.references.law_citation import LawCitation
from documents.references.reference import ContributorRole, Name, Reference

ZOTERO_TYPES = {
    DocumentKind.REPORT: "report",
    DocumentKind.BOOK: "book",
    DocumentKind.CHAPTER: "bookSection",
    DocumentKind.ARTICLE: "journalArticle",
    DocumentKind.THESIS: "thesis",
    DocumentKind.WEB_PAGE: "webpage",
    DocumentKind.VIDEO: "videoRecording",
    DocumentKind.AUDIO: "audioRecording",
    DocumentKind.LAW: "statute",
    DocumentKind.GUIDE: "report",
    DocumentKind.TOOL: "report",
}
WITHOUT_CITATION_TITLE = {DocumentKind.VIDEO, DocumentKind.AUDIO, DocumentKind.LAW}
OPEN_GRAPH_TYPES = {DocumentKind.BOOK: "book", DocumentKind.VIDEO: "video.other"}
LOCALES = {"fr": "fr_CA", "en": "en_CA"}
DESCRIPTION_WORDS = 40


@dataclass(frozen=True)
class Surroundings:
    """What a record does not know of its page.

    Args:
        url: absolute address of the page.
        pdf_url: absolute address of a PDF that everybody may read, or "".
        site_name: name of the portal; `language`: of the interface.
        rights: in plain words; `licence`: its address.
        summary: what describes the document in a few lines.
    """

    url: str
    pdf_url: str = ""
    site_name: str = ""
    language: str = "fr"
    rights: str = ""
    licence: str = ""
    summary: str = ""


def meta_tags(reference: Reference, around: Surroundings) -> list[tuple[str, str]]:
    """Return (name, content) of each tag, without empty ones."""
    tags = [("z:itemType", ZOTERO_TYPES[reference.kind])]
    tags += [*_dublin_core(reference, around), *_citation(reference, around), *_of_kind(reference)]
    return _kept(tags)


def open_graph(reference: Reference, around: Surroundings) -> list[tuple[str, str]]:
    """Return (property, content) of what social sites show."""
    description = Truncator(clean_text(around.summary or reference.abstract)).words(DESCRIPTION_WORDS)
    return _kept(
        [
            ("og:type", OPEN_GRAPH_TYPES.get(reference.kind, "article")),
            ("og:title", reference.title),
            ("og:description", description),
            ("og:url", around.url),
            ("og:site_name", around.site_name),
            ("og:locale", LOCALES[around.language]),
        ]
    )


def _kept(tags):
    cleaned = [(name, clean_text(content)) for name, content in tags]
    return [(name, content) for name, content in cleaned if content]


def _name(name: Name):
    if name.organisation:
        return name.organisation.replace(", ", " – ") + ","
    return f"{name.family}, {name.given}" if name.given else f"{name.family},"


def _dublin_core(reference, around):
    return [
        ("DC.title", reference.title),
        *((_dublin_core_role(name), _name(name)) for name in reference.contributors),
        ("DC.date", reference.date),
        ("DC.language", reference.language),
        ("DC.publisher", reference.publisher),
        ("DC.rights", around.rights),
        *(("DC.subject", word) for word in reference.keywords),
        ("DC.identifier", around.url),
    ]


def _dublin_core_role(name):
    return (
        "DC.contributor"
        if name.role in (ContributorRole.EDITOR, ContributorRole.TRANSLATOR)
        else "DC.creator"
    )


def _citation(reference, around):
    tags = []
    if reference.kind not in WITHOUT_CITATION_TITLE:
        tags += [("citation_title", reference.title)]
        tags += [
            ("citation_editor" if name.role == ContributorRole.EDITOR else "citation_author", _name(name))
            for name in reference.contributors
        ]
    return [
        *tags,
        ("citation_publication_date", reference.date.replace("-", "/")),
        ("citation_language", reference.language),
        ("citation_abstract", reference.abstract or around.summary),
        ("citation_pdf_url", around.pdf_url),
        ("citation_doi", reference.doi),
        ("citation_isbn", reference.isbn),
    ]


def _pages(reference):
    first, _, last = reference.pages.partition("–")
    return [("citation_firstpage", first), ("citation_lastpage", last)]


def _report(reference):
    return [
        ("citation_technical_report_institution", reference.publisher),
        ("citation_technical_report_number", reference.number),
        ("z:reportNumber", reference.number),
        ("z:reportType", genre_of(reference)),
        ("z:seriesTitle", reference.series),
        ("z:place", reference.place),
        ("z:pages", reference.pages),
    ]


def _book(reference):
    return [
        ("z:place", reference.place),
        ("z:numPages", reference.pages),
        ("z:edition", reference.edition),
        ("z:series", reference.series),
    ]


def _chapter(reference):
    return [("citation_inbook_title", reference.container), *_pages(reference), ("z:place", reference.place)]


def _article(reference):
    return [
        ("citation_journal_title", reference.container),
        ("citation_volume", reference.volume),
        ("citation_issue", reference.issue),
        *_pages(reference),
        ("citation_issn", reference.issn),
    ]


def _thesis(reference):
    return [
        ("citation_dissertation_institution", reference.publisher),
        ("z:thesisType", reference.genre),
        ("z:place", reference.place),
        ("z:numPages", reference.pages),
    ]


def _web_page(reference):
    return [("z:websiteTitle", reference.container), ("z:websiteType", reference.genre)]


def _recording(reference):
    directors = [("z:directors", _name(name)) for name in reference.contributors]
    return [
        *(directors if reference.kind == DocumentKind.VIDEO else []),
        (
            "z:studio" if reference.kind == DocumentKind.VIDEO else "z:label",
            reference.publisher or reference.container,
        ),
        ("z:place", reference.place),
    ]


def _law(reference):
    law = LawCitation.parse(reference.law_citation)
    date = PartialDate.parse(reference.date)
    return [
        ("z:nameOfAct", reference.title),
        ("z:code", law.code),
        ("z:codeNumber", law.chapter),
        ("z:publicLawNumber", law.chapter),
        ("z:dateEnacted", str(date)),
        ("z:section", law.section),
    ]


OF_KIND = {
    DocumentKind.REPORT: _report,
    DocumentKind.GUIDE: _report,
    DocumentKind.TOOL: _report,
    DocumentKind.BOOK: _book,
    DocumentKind.CHAPTER: _chapter,
    DocumentKind.ARTICLE: _article,
    DocumentKind.THESIS: _thesis,
    DocumentKind.WEB_PAGE: _web_page,
    DocumentKind.VIDEO: _recording,
    DocumentKind.AUDIO: _recording,
    DocumentKind.LAW: _law,
}


def _of_kind(reference):
    return OF_KIND[reference.kind](reference)
