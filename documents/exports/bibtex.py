r"""Writes BibTeX with the types of BibLaTeX (biblatex manual, §2.1), for LaTeX and reference managers."""

import re

from documents.exports.genres import genre_of
from documents.kinds import DocumentKind
from documents.partial_dates import PartialDate
from documents.references.cleaning import clean_text
from documents.references.reference import ContributorRole, Name, Reference

TYPES = {
    DocumentKind.REPORT: "techreport",
    DocumentKind.BOOK: "book",
    DocumentKind.CHAPTER: "incollection",
    DocumentKind.ARTICLE: "article",
    DocumentKind.THESIS: "thesis",
    DocumentKind.WEB_PAGE: "online",
    DocumentKind.VIDEO: "video",
    DocumentKind.AUDIO: "audio",
    DocumentKind.LAW: "legislation",
    DocumentKind.GUIDE: "techreport",
    DocumentKind.TOOL: "techreport",
}
CONTAINERS = {"article": "journal", "incollection": "booktitle"}
PUBLISHERS = {"techreport": "institution", "thesis": "institution", "online": "organization"}
ROLES = {ContributorRole.EDITOR: "editor", ContributorRole.TRANSLATOR: "translator"}
LANGUAGES = {"fr": "french", "en": "english"}
ESCAPED = {
    "\\": r"\textbackslash{}",
    # What LaTeX joins in one sign.
    "--": "-{}-",
    "``": "`{}`",
    "''": "'{}'",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%_#${}"},
}
SPECIAL = re.compile("|".join(map(re.escape, ESCAPED)))
KEY = re.compile(r"[^A-Za-z0-9_:.+/-]")
# Styles lower the case of titles: a word with capitals inside is an acronym or a code.
WITH_CAPITALS = re.compile(r"(?<![\\\w])[^\W_]*[A-ZÀ-Ý][^\W_]*[A-ZÀ-Ý0-9][^\W_]*")


def write(references: list[Reference]) -> str:
    """Return references as a BibTeX file."""
    return "\n".join(_entry(reference, number) for number, reference in enumerate(references, 1))


def escaped(value) -> str:
    """Return a value, in one line, as LaTeX that prints the same characters."""
    return SPECIAL.sub(lambda found: ESCAPED[found.group()], clean_text(value))


def _title(value):
    return WITH_CAPITALS.sub(lambda found: "{" + found.group() + "}", escaped(value))


def _entry(reference, number):
    entry_type = TYPES[reference.kind]
    fields = {
        "title": _title(reference.title),
        **_people(reference.contributors),
        **_date(reference),
        **{name: escaped(value) for name, value in _texts(reference, entry_type).items()},
        "pages": escaped(reference.pages).replace("–", "--"),
        "url": _address(reference.link),
        "doi": _address(reference.doi),
        "keywords": escaped(", ".join(word.replace(",", " ") for word in reference.keywords)),
    }
    key = KEY.sub("", reference.key.replace(" ", "_")) or f"notice{number}"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{entry_type}{{{key},", *lines, "}", ""])


def _address(value):
    """An address is no LaTeX: only what would end the field is written otherwise (RFC 3986, §2.1)."""
    return clean_text(value).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _name(name: Name):
    if name.organisation:
        return "{" + escaped(name.organisation) + "}"
    # " and " parts the names, a comma the name.
    family, given = (re.sub(r"\band\b", "{and}", escaped(part)) for part in (name.family, name.given))
    family = "{" + family + "}" if "," in family else family
    return f"{family}, {given}"


def _people(names):
    fields = {}
    for name in names:
        fields.setdefault(ROLES.get(name.role, "author"), []).append(_name(name))
    return {role: " and ".join(people) for role, people in fields.items()}


def _date(reference):
    date = PartialDate.parse(reference.date)
    if not date.year:
        return {}
    return {"year": f"{date.year:04d}", **({"date": str(date)} if date.month else {})}


def _texts(reference, entry_type):
    genre = genre_of(reference)
    site = entry_type in ("online", "video", "audio")
    return {
        PUBLISHERS.get(entry_type, "publisher"): reference.publisher,
        "address": reference.place,
        CONTAINERS.get(entry_type, "howpublished" if site else "booktitle"): reference.container,
        "volume": reference.volume,
        "number": reference.issue or reference.number,
        "edition": reference.edition,
        "series": reference.series,
        "type": genre,
        "isbn": reference.isbn,
        "issn": reference.issn,
        "langid": LANGUAGES.get(reference.language, ""),
        "abstract": reference.abstract,
        "note": reference.law_citation or reference.note,
        "annotation": reference.note if reference.law_citation else "",
    }
