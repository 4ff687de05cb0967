"""Which messages are read by a moderator before they appear, and why."""

from portal.anonymity.marking import KINDS
from portal.anonymity.spots import spot
from spaces.choices import Standing, WaitReason
from spaces.models import Post

# What leads to one door or one telephone. A name alone is a hint: many words look like one.
STRONG = {"telephone", "address", "postal_code", "email", "plate", "insurance", "health"}
# Numbers that everybody may dial are no way to find somebody.
SERVICES = {"911", "811", "211", "988", "18003639010"}


def strong_spots(text, language="fr"):
    """Return the pieces of a text that lead to somebody: `portal.anonymity.spots.Spot`."""
    return [one for one in spot(text, language) if one.kind in STRONG and _digits(one.text) not in SERVICES]


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
