"""What people write, as HTML: Markdown of a textarea, everything dangerous inert (docs/decisions/0036)."""

from functools import cache
from html import unescape
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.typography import unbroken

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}
SCHEMES = {"http", "https", "mailto", "tel"}
DEEPEST = 20  # lists and quotes one inside another: deeper, it is a bomb
OPTIONS = {"html": False, "linkify": True, "breaks": True, "maxNesting": DEEPEST}
HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}


@cache
def _reader():
    reader = MarkdownIt("commonmark", OPTIONS)
    reader.enable(["linkify"])
    reader.disable(["image"])
    return reader


def _without_high_headings(tokens):
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = HEADINGS[token.tag]
    return tokens


def _host(href):
    """Return the host of an address that leads outside, "" for one of ours."""
    try:
        return urlsplit(href).netloc.rpartition("@")[2]
    except ValueError:
        return href


def _set(tokens):
    """Set the words as French is set, and say beside a link where it leads, unless its words do."""
    for token in tokens:
        if token.type == "inline":
            for child in token.children:
                child.content = unbroken(child.content) if child.type == "text" else child.content
            token.children = _told(token.children)
    return tokens


def _told(children):
    told, host, words = [], "", ""
    for child in children:
        told.append(child)
        if child.type == "link_open":
            host, words = _host(str(child.attrs.get("href", ""))), ""
        elif child.type == "link_close" and host and host.lower() not in words.lower():
            told.append(Token("text", "", 0, content=f" ({host})"))
        else:
            words += child.content
    return told


def to_text(text):
    """Return the words of a text in Markdown, on one line, without its marks.

    Args:
        text: what was typed.
    """
    return " ".join(unescape(nh3.clean(to_html(text), tags=set())).split())


def to_html(text):
    """Return the safe HTML of a text in Markdown (CommonMark, without HTML nor images).

    A line that ends is a line that ends: people who write in a box expect it. Headings begin at the third
    level. Links say where they lead, and lead outside without telling where from.

    Args:
        text: what was typed.
    """
    reader = _reader()
    tokens = _set(_without_high_headings(reader.parse(text)))
    html = reader.renderer.render(tokens, reader.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="nofollow ugc noopener noreferrer",
    )
