"""Reads BibTeX and BibLaTeX."""

import logging
import re

from django.utils.translation import gettext as _

import bibtexparser
from bibtexparser import middlewares
from bibtexparser.model import DuplicateBlockKeyBlock, Entry
from pylatexenc.latex2text import LatexNodes2Text

from documents.kinds import DocumentKind
from documents.references import cleaning
from documents.references.reference import ContributorRole, Name, ReadResult, Reference, Rejected

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
TO_TEXT = LatexNodes2Text(keep_braced_groups=False, strict_latex_spaces=False)
LONE_CIRCUMFLEX = "\u02c6"  # what the decoder makes of \textasciicircum
KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}=]+)\s*(?:,|$)")
KINDS = {
    "article": DocumentKind.ARTICLE,
    "book": DocumentKind.BOOK,
    "booklet": DocumentKind.GUIDE,
    "collection": DocumentKind.BOOK,
    "proceedings": DocumentKind.BOOK,
    "inbook": DocumentKind.CHAPTER,
    "incollection": DocumentKind.CHAPTER,
    "inproceedings": DocumentKind.CHAPTER,
    "conference": DocumentKind.CHAPTER,
    "phdthesis": DocumentKind.THESIS,
    "mastersthesis": DocumentKind.THESIS,
    "thesis": DocumentKind.THESIS,
    "techreport": DocumentKind.REPORT,
    "report": DocumentKind.REPORT,
    "manual": DocumentKind.GUIDE,
    "online": DocumentKind.WEB_PAGE,
    "video": DocumentKind.VIDEO,
    "movie": DocumentKind.VIDEO,
    "audio": DocumentKind.AUDIO,
    "legislation": DocumentKind.LAW,
}
VAGUE = {"online", "misc", "electronic", "www", "unpublished"}
ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.EDITOR,
    "translator": ContributorRole.TRANSLATOR,
    "director": ContributorRole.DIRECTOR,
}
WEB_HOSTED = {DocumentKind.WEB_PAGE, DocumentKind.VIDEO, DocumentKind.AUDIO}


def plain(value: str) -> str:
    """Return LaTeX as plain text; what LaTeX cannot be made of is kept without its braces."""
    text = str(value or "")
    if "\\" not in text and "{" not in text and "$" not in text and "~" not in text and "--" not in text:
        return cleaning.clean_text(text)
    if text.count("{") <= 100:
        try:
            decoded = TO_TEXT.latex_to_text(text.replace("%", r"\%").replace(r"\\%", r"\%"))
            return cleaning.clean_text(decoded.replace(LONE_CIRCUMFLEX, "^"))
        except Exception:  # noqa: S110 - any fault of the decoder leaves the raw text
            pass
    return cleaning.clean_text(re.sub(r"[{}]", "", text))


def read(text: str) -> ReadResult:
    """Read a BibTeX file; a broken entry stops no other."""
    result = ReadResult()
    library = bibtexparser.parse_string(
        text,
        parse_stack=[
            middlewares.ResolveStringReferencesMiddleware(),
            middlewares.RemoveEnclosingMiddleware(),
        ],
    )
    for block in library.blocks:
        if isinstance(block, Entry):
            _read_entry(block, block.start_line + 1, result)
        elif isinstance(block, DuplicateBlockKeyBlock):
            _read_entry(block.ignore_error_block, block.start_line + 1, result)
    for block in library.failed_blocks:
        if not isinstance(block, DuplicateBlockKeyBlock):
            reason = _("This entry is broken: check its braces.")
            result.rejected.append(Rejected(block.start_line + 1, reason, *_name(block)))
    return result


def _name(block):
    """Return (key, first words) of an entry that cannot be read."""
    begins = cleaning.beginning(block.raw or "")
    key = KEY.match(begins)
    return key.group(1) if key else "", begins


def _read_entry(entry, line, result):
    fields = {name.lower(): field.value for name, field in entry.fields_dict.items()}
    title = plain(fields.get("title", ""))
    if not title:
        result.rejected.append(Rejected(line, _("This entry has no title."), *_name(entry)))
        return
    subtitle = plain(fields.get("subtitle", ""))
    reference = _reference(entry, fields, f"{title} : {subtitle}" if subtitle else title)
    reference.line = line
    result.references.append(
        cleaning.finish(
            reference, vague=entry.entry_type.lower() in VAGUE or not KINDS.get(entry.entry_type.lower())
        )
    )


def _reference(entry, fields, title):
    def text(*names):
        return next((plain(fields[name]) for name in names if fields.get(name)), "")

    def raw(*names):
        return next((_unescape(fields[name]) for name in names if fields.get(name)), "")

    kind = KINDS.get(entry.entry_type.lower(), DocumentKind.WEB_PAGE if raw("url") else DocumentKind.REPORT)
    in_journal = kind == DocumentKind.ARTICLE
    reference = Reference(
        title=title,
        kind=kind,
        key=entry.key,
        contributors=[name for role in ROLES for name in _names(fields.get(role, ""), ROLES[role])],
        date=cleaning.clean_date(raw("date") or _year_and_month(fields)),
        genre=text("type"),
        publisher=text("publisher", "institution", "school", "organization"),
        place=text("address", "location"),
        container=text("journal", "journaltitle", "booktitle", "maintitle"),
        volume=text("volume"),
        issue=text("number", "issue") if in_journal else "",
        pages=cleaning.clean_pages(raw("pages", "pagetotal")),
        edition=text("edition"),
        series=text("series"),
        number="" if in_journal else text("number"),
        isbn=cleaning.clean_isbn(raw("isbn")),
        issn=cleaning.clean_issn(raw("issn")),
        doi=cleaning.clean_doi(raw("doi", "url") if "doi.org" in raw("url") else raw("doi")),
        link=cleaning.clean_link(raw("url", "howpublished")),
        language=cleaning.clean_language(raw("langid", "language")),
        abstract=text("abstract"),
        note=text("annotation") if kind == DocumentKind.LAW and text("annotation") else text("note"),
        law_citation=text("note") if kind == DocumentKind.LAW and text("annotation") else "",
        keywords=[plain(word) for word in re.split(r"[,;]", fields.get("keywords", "") or "")],
    )
    _place_howpublished(reference, text("howpublished"))
    return reference


def _place_howpublished(reference, value):
    """Where a web document was published is its site; of another, it is its genre."""
    if value and value != reference.link:
        if reference.kind in WEB_HOSTED:
            reference.container = reference.container or value
        else:
            reference.genre = reference.genre or value


def _unescape(value):
    """Undo BibTeX's escapes in a field that is no LaTeX: addresses, identifiers, dates."""
    return re.sub(r"\\([&%#_$~{}])", r"\1", str(value)).strip("{} ")


def _year_and_month(fields):
    year = _unescape(fields.get("year", ""))
    month = str(fields.get("month", "")).strip()
    return f"{year}-{month}" if month.isdigit() else year


def _names(value, role):
    """Split names on "and" outside braces; one in braces is an organisation."""
    names = []
    for part in _split_outside_braces(value):
        part = part.strip()
        if not part or part.lower() == "others":
            continue
        if part.startswith("{") and part.endswith("}"):
            names.append(Name(organisation=plain(part[1:-1]), role=role))
        elif "," in part:
            family, given = part.split(",", 1)
            names.append(Name(family=plain(family), given=plain(given), role=role))
        else:
            given, _space, family = plain(part).rpartition(" ")
            names.append(
                Name(family=family, given=given, role=role) if given else Name(organisation=family, role=role)
            )
    return names


def _split_outside_braces(value):
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|(?<!\s)\s+and\s+", value or ""):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth -= 1
        elif depth == 0:
            parts.append(value[start : match.start()])
            start = match.end()
    return [*parts, (value or "")[start:]]
