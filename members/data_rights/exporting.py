"""What is held about somebody, gathered: to read on a page, and to take away as JSON or CSV.

LPRPSP, s. 27: in a structured, commonly used technological format.
"""

import csv
import io
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext

from members.data_rights.codes import words_for
from portal.registries.personal_data import personal_data

MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
# What a spreadsheet would take for a formula (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
FOLDED = 400  # characters
# Parts, and keys of them, that are kept as HTML.
RICH = {("charter", "text")}
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|ul|ol)>|<br\s*/?>", re.IGNORECASE)
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads accents wrong


@dataclass(frozen=True)
class Section:
    """What one part of the portal holds about somebody.

    Args:
        name: the code of the part.
        label: what it is, in words.
        value: JSON-ready.
    """

    name: str
    label: str
    value: object

    @property
    def entries(self):
        """What a page shows of it: lists of (words, value), one a thing; empty when nothing is held."""
        return [_fields(_as_text(self.name, value)) for value in _things(self.value)]


class Field(NamedTuple):
    """A value with its words, as a page shows it."""

    words: str
    value: str

    @property
    def is_folded(self):
        """Whether it is long enough to be read only when asked for."""
        return len(self.value) > FOLDED or "\n\n" in self.value


def sections_of(user):
    """Return the `Section`s of all that is held about `user`."""
    return [Section(data.name, str(data.label), data.export(user)) for data in personal_data]


def _things(value):
    if isinstance(value, dict):
        return [value] if any(value.values()) else []
    return list(value or [])


def _as_text(section, value, key=""):
    """Return a value with what is kept as HTML in the place of it as plain text."""
    if isinstance(value, dict):
        return {inner: _as_text(section, held, inner) for inner, held in value.items()}
    if isinstance(value, list):
        return [_as_text(section, held, key) for held in value]
    return plain(value) if (section, key) in RICH else value


def plain(html):
    """Return the text of HTML, an empty line after each block of it."""
    text = unescape(strip_tags(BLOCK_END.sub(r"\g<0>\n\n", html)))
    return "\n\n".join(line.strip() for line in text.split("\n\n") if line.strip())


def _fields(value, above="", key=""):
    """Return the `Field`s of a thing, those inside others after the words of what holds them."""
    if isinstance(value, dict):
        found = []
        for inner_key, inner in value.items():
            words = gettext(inner_key)
            found += _fields(inner, f"{above}, {words}" if above else words, inner_key)
        return found
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        return [field for inner in value for field in _fields(inner, above, key)]
    return [Field(above, in_words(value, words_for(key)))] if value not in (None, "", []) else []


def in_words(value, known=None):
    """Return a value as people read it.

    Args:
        value: JSON-ready.
        known: {code: words} of what it may be.
    """
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(in_words(inner, known) if isinstance(inner, str) else str(inner) for inner in value)
    return str((known or {}).get(value) or _date_in_words(str(value)))


def _date_in_words(text):
    """Return a date written as programs do (ISO 8601) as people read it, and any other text as it is."""
    day = parse_date(text) if DAY.match(text) else None
    if day:
        return date_format(day)
    moment = parse_datetime(text) if MOMENT.match(text) else None
    if moment is None:
        return text
    return date_format(timezone.localtime(moment) if timezone.is_aware(moment) else moment, "DATETIME_FORMAT")


def as_json(user):
    """Return all of it as the text of a JSON file."""
    held = {section.name: {"label": section.label, "data": section.value} for section in sections_of(user)}
    content = {"made": timezone.now().isoformat(), "held": held}
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_csv(user):
    """Return all of it as the text of a CSV file: a line for each value, with what it belongs to."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([gettext("Part"), gettext("Number"), gettext("What"), gettext("Value")])
    for section in sections_of(user):
        for number, entry in enumerate(section.entries, 1):
            for words, value in entry:
                writer.writerow([harmless(section.label), number, harmless(words), harmless(value)])
    return BYTE_ORDER_MARK + output.getvalue()


FORMATS = {"json": (as_json, "application/json"), "csv": (as_csv, "text/csv; charset=utf-8")}


def as_file(user, format_, name):
    """Return an answer that gives all of it as a file.

    Args:
        user: whose.
        format_: one of `FORMATS`.
        name: of the file, without its extension.
    """
    write, content_type = FORMATS[format_]
    response = HttpResponse(write(user), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format_}"'
    return response


def harmless(text):
    """Return a text that no spreadsheet runs as a formula."""
    text = str(text)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
