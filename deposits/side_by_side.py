"""Two wordings beside one another, what differs marked in each."""

from django.utils.html import format_html, format_html_join

from members.charter.difference import word_by_word

LEFT = {"same": "{}", "removed": "<del>{}</del>"}
RIGHT = {"same": "{}", "added": "<ins>{}</ins>"}


def side_by_side(before, after):
    """Return both texts as safe HTML: what goes is marked in the first, what comes in the second."""
    pieces = word_by_word(before, after)
    return _side(pieces, LEFT), _side(pieces, RIGHT)


def _side(pieces, shown):
    parts = [_marked(shown[one.kind], one.text) for one in pieces if one.kind in shown]
    return format_html_join("", "{}{}", parts)


def _marked(pattern, text):
    words = text.rstrip()
    return format_html(pattern, words), text[len(words) :]
