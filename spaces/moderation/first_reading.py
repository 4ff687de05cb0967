"""Which messages are read by a moderator before they appear, and why."""

import unicodedata
from urllib.parse import unquote

from portal.anonymity.marking import KINDS
from portal.anonymity.spots import spot
from portal.markdown import to_text
from spaces.choices import Standing, WaitReason
from spaces.models import Post

# What leads to one door or one telephone. A name alone is a hint: many words look like one.
STRONG = {"telephone", "address", "postal_code", "email", "plate", "insurance", "health"}
# Numbers that everybody may dial are no way to find somebody.
SERVICES = {"911", "811", "211", "988", "18003639010"}

# {category of Unicode: what is read in its place}.
PLAIN = {"Cf": "", "Pd": "-", "Zs": " "}


def strong_spots(text, language="fr"):
    """Return the pieces of a text that lead to somebody: `portal.anonymity.spots.Spot`.

    Looked for as it was typed and as it is read: a number cut by marks of Markdown, by entities, by letters
    of another width or by signs that nobody sees is the same number to who reads it.

    Args:
        text: what was typed, in Markdown or not.
    """
    found = [one for reading in _readings(text) for one in spot(reading, language)]
    return [one for one in found if one.kind in STRONG and _digits(one.text) not in SERVICES]


def _readings(text):
    return {_plain(one) for one in (text, unquote(text), to_text(text))}


def _plain(text):
    """Return a text in the letters that everybody types: no sign unseen, one space, one hyphen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(PLAIN.get(unicodedata.category(letter), letter) for letter in folded)


def _digits(text):
    return "".join(letter for letter in text if letter.isdigit())


def why_it_waits(participation, *texts, changed=False):
    """Return why what somebody writes is read first, a `WaitReason`, or "" where it appears at once.

    In a sheltered space what leads to somebody waits whoever wrote it, and her first messages wait where the
    space asks for it (research/safety.md, R46).

    Args:
        texts: all that she wrote: the message, its title, its note.
        changed: whether it is a change of what others read already.
    """
    space = participation.space
    if participation.is_moderator:
        return ""
    if space.is_sheltered and any(strong_spots(text) for text in texts if text):
        return WaitReason.SPOTS
    if changed or not space.first_posts_read:
        return ""
    published = Post.objects.filter(author=participation, published_at__isnull=False).count()
    return WaitReason.FIRST if published < space.first_posts_read else ""


def standing_for(reason):
    """Return the `Standing` of a message, from why it waits."""
    return Standing.WAITING if reason else Standing.PUBLISHED


def texts_of(post):
    """Return all that others read of a message: words, note, title, what its voices say in writing."""
    title = post.topic.title if post.number == 1 else ""
    return [post.body, post.content_note, title, *(file.transcript for file in post.files.all())]


def kinds_found(post):
    """Return in words what a message holds that leads to somebody: « telephone number, postal code »."""
    kinds = {one.kind for text in texts_of(post) if text for one in strong_spots(text)}
    return ", ".join(str(KINDS[kind]) for kind in sorted(kinds))
