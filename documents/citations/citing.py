"""Cites a document: APA in Québec French, or in English."""

import json
import re
import warnings
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, lru_cache
from html import escape, unescape
from pathlib import Path

from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from citeproc import Citation as CiteprocCitation
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from documents.citations.corrections import corrected
from documents.citations.preparing import MOST_AUTHORS, STAND_INS, authors_of, citable
from documents.kinds import DocumentKind
from documents.partial_dates import NO_DATE, PartialDate
from documents.references.cleaning import clean_text
from documents.references.reference import Name, Reference

STYLES = Path(__file__).parent / "styles"
STYLE_OF = {"fr": ("universite-de-montreal-apa", "fr-CA"), "en": ("apa", "en-US")}
AND = {"fr": "et", "en": "&"}
KEPT = 2_000  # citations; about 1 kB each


@dataclass(frozen=True)
class Citation:
    """How to cite a document.

    Args:
        html: the entry of a bibliography, as safe HTML.
        text: the same as plain text.
        in_text: what stands in the running text, plain.
    """

    html: str
    text: str
    in_text: str


@cache
def _style(language):
    name, locale = STYLE_OF[language]
    return CitationStylesStyle(str(STYLES / f"{name}.csl"), locale=locale, validate=False)


def cite(reference: Reference, language: str, today: date | None = None) -> Citation:
    """Cite a document.

    Args:
        reference: its record.
        language: "fr" or "en", of the citation.
        today: when it is read.
    """
    return _kept(json.dumps(asdict(reference)), language, today or date.today())


@lru_cache(KEPT)
def _kept(record, language, today):
    """Cite from the whole record: the processor takes 7 ms, half of what a page may."""
    fields = json.loads(record)
    fields["contributors"] = [Name(**name) for name in fields["contributors"]]
    reference = Reference(**fields)
    is_law = reference.kind == DocumentKind.LAW
    html = _law(reference) if is_law else _entry(reference, language, today)
    return Citation(mark_safe(html), unescape(strip_tags(html)), _in_text(reference, language))  # noqa: S308


def _entry(reference, language, today):
    with warnings.catch_warnings():
        # The processor warns of each variable that it does not know.
        warnings.simplefilter("ignore")
        source = CiteProcJSON([citable(reference, language, today)])
        bibliography = CitationStylesBibliography(_style(language), source, formatter.html)
        bibliography.register(CiteprocCitation([CitationItem("cited")]))
        written = str(bibliography.bibliography()[0])
    html = corrected(written, language, many=len(authors_of(reference)) > MOST_AUTHORS)
    for character, stand_in in STAND_INS.items():
        html = html.replace(stand_in, escape(character))
    return html


def _law(reference):
    """A law is cited by its title and its official citation (Guide canadien de la référence juridique)."""
    title, citation = clean_text(reference.title), clean_text(reference.law_citation)
    if citation in title:
        citation = ""
    html = f"<i>{escape(title, quote=False)}</i>"
    html += f", {escape(citation, quote=False)}" if citation else ""
    html += "" if html.endswith(".") else "."
    return f"{html} {escape(reference.link, quote=False)}".strip()


def _in_text(reference, language):
    """Return the author and date form (APA, 7th edition, 8.11 and 8.17)."""
    names = [clean_text(name.key) for name in authors_of(reference)]
    if len(names) > 2:
        who = f"{names[0]} et al."
    else:
        who = f" {AND[language]} ".join(names) or clean_text(reference.title)
    if reference.kind == DocumentKind.LAW:
        return f"({clean_text(reference.title)})"
    year = PartialDate.parse(reference.date).year or NO_DATE[language]
    return f"({who}, {year})"


def plain_list(citations) -> str:
    """Return a bibliography as plain text, an entry a paragraph, in alphabetical order."""
    return "\n\n".join(
        sorted((one.text for one in citations), key=lambda text: re.sub(r"\W", "", text).lower())
    )
