"""Reads the demonstration's pages: a small Markdown into the blocks of `portal.blocks.RichBody`.

Known forms: `## heading`, `### heading`, paragraphs, `- ` and `1. ` lists, `> quotation`,
`!!! info Title` (text indented by four), `??? Question` (likewise), and inside a line
`[text](address)`, `**bold**`, `*italic*`. An address `page:<slug>` is the page of that slug. On a line of
its own, `![description](picture.webp "caption")` is a picture and `[[document.pdf]]` a file of the library.
"""

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ITALIC = re.compile(r"\*([^*]+)\*")
BOX = re.compile(r"^(!!!|\?\?\?)\s+(.*)$")
PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^\s)]+)(?:\s+\"([^\"]*)\")?\)$")
FILE = re.compile(r"^\[\[([^\]]+)\]\]$")
TONES = {"info", "warning", "help"}


@dataclass
class Prose:
    """A page of the demonstration: its front matter and its text."""

    fields: dict
    text: str


def read_prose(path: Path) -> Prose:
    """Read a file: `name: value` lines between two `---`, then the text."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = {}
    for line in front.splitlines():
        name, found, value = line.partition(":")
        if found:
            fields[name.strip()] = value.strip().strip('"')
    return Prose(fields, text.strip())


def _inline(text, pages):
    def link(match):
        label, address = match.groups()
        if address.startswith("page:"):
            page = pages.get(address[5:])
            return f'<a linktype="page" id="{page.pk}">{label}</a>' if page else label
        return f'<a href="{address}">{label}</a>'

    text = LINK.sub(link, escape(text, quote=False))
    return ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", text))


def _list_item(line):
    if line.startswith("- "):
        return "ul", line[2:]
    numbered = re.match(r"^\d+\.\s+(.*)$", line)
    return ("ol", numbered.group(1)) if numbered else None


def rich_text(paragraphs, pages):
    """Return the HTML of paragraphs and lists.

    Args:
        paragraphs: list of lists of lines.
        pages: {slug: page} for internal links.
    """
    html = []
    for lines in paragraphs:
        for tag, group in groupby(_joined(lines), key=lambda line: (_list_item(line) or ("p",))[0]):
            if tag == "p":
                html.append(f"<p>{_inline(' '.join(group), pages)}</p>")
            else:
                items = "".join(f"<li>{_inline(_list_item(line)[1], pages)}</li>" for line in group)
                html.append(f"<{tag}>{items}</{tag}>")
    return "".join(html)


def headed_rich_text(text, pages):
    """Return a whole text, headings included, as the HTML of one field.

    Args:
        text: in the Markdown of this module, without boxes, pictures and files.
        pages: {slug: page} for internal links.
    """
    html = []
    for chunk in _chunks(text):
        heading = re.match(r"^(#{2,3})\s+(.*)$", chunk[0][0])
        if heading:
            level = len(heading.group(1))
            html.append(f"<h{level}>{_inline(heading.group(2), pages)}</h{level}>")
            chunk = [chunk[0][1:]] if len(chunk[0]) > 1 else []
        html.append(rich_text(chunk, pages) if chunk else "")
    return "".join(html)


def _joined(lines):
    """Join the continuation lines of list items to their first line."""
    joined = []
    for line in lines:
        if joined and line.startswith("  ") and _list_item(joined[-1]):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line.strip() if not line.startswith("  ") else line)
    return [line.strip() for line in joined]


def _chunks(text):
    """Yield the paragraphs of a text, a box with its indented paragraphs as one chunk."""
    chunk = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = paragraph.split("\n")
        if chunk and BOX.match(chunk[0][0]) and lines[0].startswith("    "):
            chunk.append(lines)
            continue
        if chunk:
            yield chunk
        chunk = [lines]
    if chunk:
        yield chunk


def _box(chunk, pages):
    mark, rest = BOX.match(chunk[0][0]).groups()
    body = [chunk[0][1:], *chunk[1:]]
    paragraphs = [[line[4:] for line in lines] for lines in body if lines]
    text = rich_text(paragraphs, pages)
    if mark == "???":
        return {"type": "question", "value": {"question": rest, "answer": text}}
    tone, _, title = rest.partition(" ")
    if tone not in TONES:
        raise ValueError(f"Unknown tone: {rest}")
    return {"type": "callout", "value": {"tone": tone, "title": title.strip('" '), "text": text}}


def _library_block(line, library):
    """Return the block of a picture or a file, None where the library lacks it, or False for other lines."""
    picture, file = PICTURE.match(line), FILE.match(line)
    if not picture and not file:
        return False
    key = library.get(picture.group(2) if picture else file.group(1))
    if key is None:
        return None
    if file:
        return {"type": "file", "value": {"file": key, "description": ""}}
    value = {"image": key, "alternative": picture.group(1), "caption": picture.group(3) or ""}
    return {"type": "image", "value": value}


def blocks(text, pages, library=None):
    """Return a text as the raw value of a `RichBody` stream.

    Args:
        text: in the Markdown of this module.
        pages: {slug: page} for internal links.
        library: {name: key} of the pictures and files; one that is not there is left out.

    Raises:
        ValueError: a box has an unknown tone.
    """
    stream = []
    for chunk in _chunks(text):
        first = chunk[0][0]
        heading = re.match(r"^(#{2,3})\s+(.*)$", first)
        if heading:
            stream.append(
                {"type": "heading", "value": {"text": heading.group(2), "level": str(len(heading.group(1)))}}
            )
            chunk = [chunk[0][1:]] if len(chunk[0]) > 1 else []
        if not chunk:
            continue
        block = _library_block(chunk[0][0], library or {})
        if block is not False:
            stream += [block] if block else []
        elif BOX.match(chunk[0][0]):
            stream.append(_box(chunk, pages))
        elif chunk[0][0].startswith("> "):
            quotation = " ".join(line.lstrip("> ") for line in chunk[0])
            stream.append({"type": "quote", "value": {"text": quotation, "source": ""}})
        else:
            html = rich_text(chunk, pages)
            if stream and stream[-1]["type"] == "text":
                stream[-1]["value"] += html
            else:
                stream.append({"type": "text", "value": html})
    return stream
