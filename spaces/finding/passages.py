"""The words around what was asked, of a message that has passed the gate."""

import html

from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe

from portal.markdown import to_html
from portal.search.analyser import analyse

BEFORE, AFTER = 80, 180  # characters


def passage(body, said, words):
    """Return a passage, as safe HTML, the words asked marked.

    Args:
        body: the Markdown of a message; said: the words of its voices.
        words: as `forms_asked` gives them.
    """
    text = " ".join(f"{html.unescape(strip_tags(to_html(body)))} {said}".split())
    asked = {form for forms in words for form in forms}
    places = [
        (token.start, token.end)
        for token in analyse(text)
        if asked.intersection((f"x{token.exact}", *token.stems))
    ]
    first = places[0][0] if places else 0
    start, end = _bounds(text, first)
    parts, position = [], start
    for begin, stop in places:
        if begin >= position and stop <= end:
            parts += [escape(text[position:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
            position = stop
    parts.append(escape(text[position:end]))
    around = "".join(parts)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return mark_safe(f"{before}{around}{after}")  # noqa: S308 - each part is escaped


def _bounds(text, first):
    """Return where a passage begins and ends, at spaces where there are some near."""
    start = max(0, first - BEFORE)
    if start:
        start = (text.find(" ", start, first) + 1) or start
    end = min(len(text), first + AFTER)
    if end < len(text):
        end = max(text.rfind(" ", first, end), first) if " " in text[first:end] else end
    return start, end
