"""French is set as French is: no sign of punctuation begins a line, and apostrophes are curly."""

import re
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

import polib
import pytest

from home.prose import read_prose

ROOT = Path(settings.BASE_DIR)
PROSE = sorted((ROOT / "home" / "demonstration").rglob("*.fr.md"))
# Of an official text, the words and the signs are others'.
QUOTED = {"law-text.fr.md"}
# A line all in bold is a command, or what it answers; a dossier names its readings by their own titles.
FOR_MACHINES = re.compile(
    r"^!\[|^### .*$|^\*\*[^*]+\*\*$|^(?:!!!|\?\?\?) |\]\([^)\s]*"
    r"|<[^>]*>|`[^`]*`|https?://\S+|%\(\w+\)\w+|%[sd%]|\{[^}]*\}",
    re.M,
)
BREAKS = re.compile(r"[^\n]{0,20}(?:[ \n][:;?!%»]|«[ \n]|\u202f)")
TOUCHES = re.compile(r"[^\n]{0,20}(?:[^\s\u00a0«(;?!][;?!»]|«[^\s\u00a0]|[^\W\d]:(?=\s|$))", re.M)
STRAIGHT = re.compile(r"[^\n]{0,20}[^\W\d_]'(?=[^\W\d_«])")


def wrong_in(text, rules=(BREAKS, TOUCHES, STRAIGHT)):
    """Return the places of a French text that are not set as they should be."""
    text = FOR_MACHINES.sub("–", text)
    return [match.group() for rule in rules for match in rule.finditer(text)]


@pytest.mark.parametrize(
    "text",
    ["Pour qui : tout le monde", "Pour qui?", "« Oui »", "«Oui\u00a0»", "L'équipe", "lire; citer", "20 %"],
)
def test_the_rules_see_what_is_wrong(text):
    assert wrong_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Qui\u00a0: «\u00a0%(name)s\u00a0»\u00a0?",
        '<a href="/?a=1;b">L’an 12:30</a>',
        "`/api/?type=a`",
        "!!! info Titre",
    ],
)
def test_the_rules_leave_what_is_right(text):
    assert wrong_in(text) == []


def test_the_french_catalogue_is_set_as_french():
    catalogue = polib.pofile(str(ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po"))
    assert len(catalogue) > 50
    texts = [text for entry in catalogue for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [place for text in texts for place in wrong_in(text)] == []


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_the_french_pages_are_set_as_french(path):
    prose = read_prose(path)
    rules = (BREAKS,) if path.name in QUOTED else (BREAKS, TOUCHES, STRAIGHT)
    assert [place for text in (*prose.fields.values(), prose.text) for place in wrong_in(text, rules)] == []


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "26 novembre 2026, 21 h 04"), ("en", "Nov. 26, 2026, 9:04 p.m.")]
)
def test_an_hour_is_written_as_in_quebec(language, words):
    with override(language):
        written = date_format(datetime(2026, 11, 26, 21, 4), "DATETIME_FORMAT")
    assert written.replace("\u00a0", " ") == words
