"""What all formats have in common: text, kinds, names, identifiers."""

import re
import unicodedata
from urllib.parse import urlsplit

from stdnum import isbn, issn

from documents.kinds import DocumentKind
from documents.partial_dates import PartialDate
from documents.references.reference import Name, Reference

# Control characters, and the marks that turn the text around them the other way (Unicode, UAX 9).
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# Those that part words or lines; a no-break space is kept.
SPACES = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
DOI = re.compile(r"10\.\d{4,9}/\S+")
DATE = re.compile(r"^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
LONGEST_BEGINNING = 200  # characters of a line
LINES_OF_BEGINNING = 3
LANGUAGES = {"french": "fr", "francais": "fr", "fre": "fr", "fra": "fr", "english": "en", "eng": "en"}
# Kinds that catalogues tell by a keyword where their format has no type for them.
HOST_KINDS = {
    **dict.fromkeys(
        ("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "onf.ca", "nfb.ca", "ted.com", "arte.tv"),
        DocumentKind.VIDEO,
    ),
    **dict.fromkeys(("soundcloud.com", "arteradio.com", "binge.audio"), DocumentKind.AUDIO),
}
GENRE_KINDS = {"guide": DocumentKind.GUIDE, "outil": DocumentKind.TOOL}
LAW_TITLE = re.compile(r"^(Loi|Projet de loi|Code|Charte|Protocole?|Convention)\b|\bAct\b(,|$)")
KEYWORD_KINDS = {
    "vidéo": DocumentKind.VIDEO,
    "capsule vidéo": DocumentKind.VIDEO,
    "balado": DocumentKind.AUDIO,
    "podcast": DocumentKind.AUDIO,
    "audio": DocumentKind.AUDIO,
}


def clean_text(value) -> str:
    """Return a value as one line of plain text, in NFC."""
    return SPACES.sub(" ", CONTROLS.sub("", unicodedata.normalize("NFC", str(value or "")))).strip()


def beginning(source) -> str:
    """Return the first words of an entry as it stands in its file, lines and all."""
    lines = [CONTROLS.sub("", line).rstrip() for line in str(source).strip().splitlines() if line.strip()]
    return "\n".join(line[:LONGEST_BEGINNING] for line in lines[:LINES_OF_BEGINNING])


def clean_date(value) -> str:
    """Return a partial date from "2012", "2012/10/15", "2012-1" or a text with a year; else ""."""
    text = clean_text(value)
    found = DATE.match(text)
    if not found:
        year = YEAR.search(text)
        return year.group(1) if year else ""
    parts = [found.group(1)] + [part.zfill(2) for part in found.groups()[1:] if part]
    while parts:
        try:
            return str(PartialDate.parse("-".join(parts)))
        except ValueError:
            parts.pop()
    return ""


def clean_language(value) -> str:
    """Return "fr", "en", "und" for another language, or ""."""
    text = clean_text(value).lower()
    code = LANGUAGES.get(text, text[:2] if re.match(r"^[a-z]{2}([-_]|$)", text) else "")
    return code if code in ("fr", "en", "") else "und"


def clean_doi(value) -> str:
    """Return a DOI without its address, in lower case; "" when it is none."""
    found = DOI.search(clean_text(value))
    return found.group(0).rstrip(".,;").lower() if found else ""


def clean_isbn(value) -> str:
    """Return a valid ISBN in its 13 digits; "" when it is none."""
    text = clean_text(value).split(" ")[0]
    return isbn.to_isbn13(isbn.compact(text)) if isbn.is_valid(text) else ""


def clean_issn(value) -> str:
    """Return a valid ISSN with its hyphen; "" when it is none."""
    text = clean_text(value)
    return issn.format(text) if issn.is_valid(text) else ""


def clean_link(value) -> str:
    """Return a web address, or "" for anything else."""
    text = clean_text(value)
    return text if re.match(r"^https?://[^\s<>\"]+$", text) and len(text) <= 1000 else ""


def clean_pages(value) -> str:
    """Return pages with one kind of dash."""
    return re.sub(r"\s*(--+|[-‐‑‒–—])\s*", "–", clean_text(value))


def person_or_organisation(text: str, role: str) -> Name:
    """Return a name written "Family, Given", or an organisation when it has no comma."""
    family, comma, given = clean_text(text).partition(",")
    if not comma:
        return Name(organisation=family.strip(), role=role)
    return Name(family=family.strip(), given=given.strip(), role=role)


def _kind_told_elsewhere(reference):
    if LAW_TITLE.search(reference.title):
        return DocumentKind.LAW
    for keyword in reference.keywords:
        if keyword.lower() in KEYWORD_KINDS:
            return KEYWORD_KINDS[keyword.lower()]
    host = (urlsplit(reference.link).hostname or "").removeprefix("www.")
    return HOST_KINDS.get(host)


def _kind_told_by_genre(reference):
    """A guide and a tool travel as reports whose genre begins with that word."""
    word, _, rest = reference.genre.partition(" – ")
    told = next(
        (kind for name, kind in GENRE_KINDS.items() if re.match(rf"{name}\b", word, re.IGNORECASE)), None
    )
    if told:
        reference.kind = told
        reference.genre = rest or (word if word.lower() not in GENRE_KINDS else "")


def finish(reference: Reference, *, vague: bool) -> Reference:
    """Settle what depends on the whole record.

    Args:
        reference: the record read.
        vague: its format gave no type that says more than "page" or "other": a keyword
            or the site then tells the kind.
    """
    if vague:
        reference.kind = _kind_told_elsewhere(reference) or reference.kind
    if reference.kind == DocumentKind.REPORT:
        _kind_told_by_genre(reference)
    if reference.kind == DocumentKind.LAW and not reference.law_citation and "ch." in reference.note:
        reference.law_citation, reference.note = reference.note, ""
    reference.keywords = list(dict.fromkeys(filter(None, map(clean_text, reference.keywords))))
    return reference
