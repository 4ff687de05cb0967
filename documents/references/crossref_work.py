"""Reads a work as Crossref tells it: near CSL-JSON, with lists for texts and markup (JATS) in them."""

import html
import re

import nh3

from documents.references import cleaning, csl_json
from documents.references.reference import Reference

TYPES = {
    "journal-article": "article-journal",
    "posted-content": "article",
    "peer-review": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "report-component": "report",
}
TEXTS = {
    **dict.fromkeys(("title", "container-title", "publisher", "publisher-location"), 400),
    **dict.fromkeys(("volume", "issue", "page", "edition-number", "language", "type", "DOI", "URL"), 400),
    "abstract": 20_000,
}
# A longer list of names is of no use on a notice; the form would not open.
MOST_NAMES = 50
BREAKS = re.compile(r"</(?:jats:)?(?:p|title|sec)>", re.IGNORECASE)


def plain(value, longest: int) -> str:
    """Return a text of Crossref's without markup: "" for what is no text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    text = nh3.clean(BREAKS.sub(" ", str(value)[: longest * 4]), tags=set())
    # Twice: deposits often hold "&amp;lt;p&amp;gt;".
    text = nh3.clean(html.unescape(text), tags=set())
    text = cleaning.clean_text(html.unescape(text))
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def read(work) -> Reference | None:
    """Return the reference of a work, or None for what is none.

    Args:
        work: the "message" of an answer of api.crossref.org, of any type: it is not to be trusted.
    """
    if not isinstance(work, dict):
        return None
    item = {name: plain(work.get(name), longest) for name, longest in TEXTS.items()}
    if not item["title"]:
        return None
    subtitle = plain(work.get("subtitle"), TEXTS["title"])
    if subtitle and subtitle.lower() not in item["title"].lower():
        item["title"] = f"{item['title']} : {subtitle}"
    item["type"] = TYPES.get(item["type"], item["type"])
    item["publisher-place"], item["edition"] = item.pop("publisher-location"), item.pop("edition-number")
    item |= {name: plain(work.get(name), 40) for name in ("ISBN", "ISSN")}
    item |= {role: _people(work.get(role)) for role in ("author", "editor", "translator")}
    item["issued"] = work.get("issued") if isinstance(work.get("issued"), dict) else {}
    return cleaning.finish(csl_json.reference_of(item), vague=False)


def _people(people):
    """Return names without markup, the first ones of a very long list."""
    found = []
    for person in people[:MOST_NAMES] if isinstance(people, list) else []:
        if isinstance(person, dict):
            name = {part: plain(person.get(part), 120) for part in ("family", "given")}
            found.append({**name, "literal": plain(person.get("name"), 300)})
    return found
