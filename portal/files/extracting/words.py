"""Texts without pages (Word, OpenDocument, plain), in passages: by heading, or of some hundred words."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from portal.files.cleaning.markup import drop, local_name, named, parse_xml
from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.zipped import read_parts
from portal.files.extracting.refusal import RefusedText

WORDS = 250  # of a passage; a paragraph is not cut
HEADING = re.compile(r"heading|title|titre", re.IGNORECASE)
BLANKS = {"tab": "\t", "br": "\n", "cr": "\n", "s": " ", "line-break": "\n", "noBreakHyphen": "-"}
# Word writes a drawing's text twice; changes and comments are no part of what is read.
LEFT_OUT = {"Fallback", "tracked-changes", "annotation"}


def office_passages(path, kind) -> list[str]:
    """Return the passages of a Word or OpenDocument text.

    Args:
        path: of the file.
        kind: "docx" or "odt".

    Raises:
        RefusedText: it is broken, asks for a password, or unpacks to too much.
    """
    try:
        parts = read_parts(Path(path).read_bytes())
        blocks = _word_blocks(parts) if kind == "docx" else _open_blocks(parts)
        return list(grouped(blocks))
    except RefusedFile as refusal:
        raise RefusedText("password" if refusal.code == "password" else "unreadable") from refusal
    except (KeyError, etree.LxmlError) as error:
        raise RefusedText("unreadable") from error


def plain_passages(path) -> list[str]:
    """Return the passages of a plain text."""
    text = Path(path).read_bytes().decode("utf-8-sig", "replace")
    return list(grouped((False, block) for block in re.split(r"\n\s*\n", text)))


def grouped(blocks: Iterable[tuple[bool, str]]) -> Iterator[str]:
    """Yield passages of some hundred words, from blocks of (whether it is a heading, text)."""
    kept, number = [], 0
    for is_heading, text in blocks:
        text = text.strip()
        if not text:
            continue
        if kept and (number >= WORDS or (is_heading and number > WORDS // 5)):
            yield "\n".join(kept)
            kept, number = [], 0
        kept.append(text)
        number += len(text.split())
    if kept:
        yield "\n".join(kept)


def _word_blocks(parts):
    headings = _heading_styles(parts.get("word/styles.xml"))
    yield from _blocks(parts["word/document.xml"], "t", lambda p: _style(p) in headings)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            yield from _blocks(parts[name], "t", lambda p: False)


def _open_blocks(parts):
    return _blocks(parts["content.xml"], None, lambda p: local_name(p) == "h")


def _blocks(content, text_name, is_heading):
    """Yield (is a heading, text) of each paragraph; text stands in elements of one name, or anywhere."""
    root = parse_xml(content)
    drop(root, named(root, LEFT_OUT))
    heading, kept = False, []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if event == "start":
            if name in ("p", "h"):
                yield heading, "".join(kept)
                heading, kept = is_heading(element), []
            kept.append(BLANKS.get(name, ""))
            if text_name in (None, name):
                kept.append(element.text or "")
        elif text_name is None:
            kept.append(element.tail or "")
    yield heading, "".join(kept)


def _heading_styles(content):
    if content is None:
        return set()
    styles = named(parse_xml(content), {"style"})
    return {_value(style, "styleId") for style in styles if HEADING.match(_name(style))}


def _name(style):
    return next((_value(child, "val") or "" for child in style.iterchildren("{*}name")), "")


def _style(paragraph):
    return next((_value(style, "val") for style in paragraph.iterfind("{*}pPr/{*}pStyle")), None)


def _value(element, name):
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)
