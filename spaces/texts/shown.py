"""A shared text, its versions and what is said of it, as each reader is shown them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import mark_safe

from members.charter.difference import Piece, difference
from portal.markdown import to_html
from spaces.models import SharedText, TextComment, TextVersion
from spaces.permissions import may_change, may_take_away, may_write
from spaces.things.access import things_in
from spaces.things.shown import address_of, shown

BY = "author__user__profile"
MOST_COMPARED = 1_000_000  # pairs of words


@dataclass(frozen=True)
class ShownPiece:
    """A version or a remark.

    Args:
        kept: the `TextVersion` or the `TextComment`; author: the name to read.
        url: where a version is read; erase_url: "" where she may not erase it.
    """

    kept: object
    author: str
    url: str
    erase_url: str


def texts_of(participation):
    """Return the texts of her space, the last saved first."""
    return things_in(SharedText, participation)


def lines_of(text):
    """Return the paragraphs of a text, for what changed between two."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def changes_between(before, after):
    """Return what changed from one text to another (`members.charter.difference`).

    Where nearly all of two long texts differs, whole paragraphs are told rather than words: comparing each
    word with each other would take a process for itself.
    """
    old, new = lines_of(before), lines_of(after)
    in_old, in_new = set(old), set(new)
    gone = [line for line in old if line not in in_new]
    come = [line for line in new if line not in in_old]
    words = [sum(len(line.split()) for line in lines) for lines in (gone, come)]
    if words[0] * words[1] <= MOST_COMPARED:
        return difference(old, new)
    return [[Piece("removed", line)] for line in gone] + [[Piece("added", line)] for line in come]


def _name(piece):
    return piece.author.name if piece.author else ""


def text_page(text, participation):
    """Return the variables of the page of a text."""
    comments = TextComment.objects.visible_to(participation.user).filter(text=text).select_related(BY)
    may_finish = may_change(participation, text)
    return {
        "shown": shown(text, participation, "text", has_page=True, changes=False),
        "text": text,
        "html": mark_safe(to_html(text.body)),  # noqa: S308 - cleaned there
        "comments": [_comment(one, text, participation) for one in comments],
        "may_write": may_write(participation) and text.finalised_at is None,
        "finish_url": address_of("finalise_text", text) if may_finish else "",
    }


def _comment(found, text, participation):
    path = [text.space.public_id, text.public_id, found.public_id]
    may_erase = may_take_away(participation, found)
    return ShownPiece(found, _name(found), "", reverse("remove_text_comment", args=path) if may_erase else "")


def versions_of(text, participation):
    """Return the versions of a text, the last first."""
    found = TextVersion.objects.visible_to(participation.user).filter(text=text).select_related(BY)
    return [_version(one, text, participation) for one in found]


def _version(found, text, participation):
    path = [text.space.public_id, text.public_id, found.public_id]
    may_erase = participation.is_moderator and found.number != text.number and not found.erased_at
    return ShownPiece(
        found,
        _name(found),
        reverse("text_version", args=path),
        reverse("erase_text_version", args=path) if may_erase else "",
    )


def version_page(text, number, participation):
    """Return a version with what changed since the one before it that still has its words."""
    found = TextVersion.objects.visible_to(participation.user).filter(text=text)
    version = found.select_related(BY).get(number=number)
    before = found.filter(number__lt=number, erased_at=None).first()
    return {
        "text": text,
        "version": _version(version, text, participation),
        "html": mark_safe(to_html(version.body)),  # noqa: S308 - cleaned there
        "before": before,
        "changes": changes_between(before.body, version.body) if before and not version.erased_at else [],
    }
