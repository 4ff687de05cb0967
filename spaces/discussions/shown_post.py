"""Messages as a reader sees them: hers, new to her, with what she may do about each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import mark_safe

from portal.markdown import to_html
from spaces.discussions.behalf import consent, told_by
from spaces.discussions.kindness import kindness_of
from spaces.discussions.quoting import Quote, quotes_of
from spaces.models import Post, PostFileRole
from spaces.permissions import may_answer, may_edit, may_remove, may_transcribe


@dataclass(frozen=True)
class ShownPost:
    """A message as a reader sees it.

    Args:
        post: the `Post`; html: its words; author: the name to read.
        is_new: whether it came since she last read the topic; is_hers: whether she wrote it.
        edit_url, remove_url, quote_url: "" where she may not.
        told_by: in whose name it is written, in a sentence, "" for its author's own words.
        consent: how and when she agreed, for the moderators.
        quote: what it answers, a `Quote`, or None.
        files: `PostFile`; voices: [(`PostFile`, address where its words are written, "" where she may not)].
        kindness: [`ShownKindness`].
    """

    post: Post
    html: str
    author: str
    is_new: bool
    is_hers: bool
    edit_url: str
    remove_url: str
    quote_url: str
    told_by: str
    consent: str
    quote: Quote | None
    files: list
    voices: list
    kindness: list


def with_what_is_shown(posts):
    """Return messages, a queryset, with all that showing them reads."""
    rows = posts.select_related("author__user__profile", "on_behalf__region")
    return rows.prefetch_related("files")


def shown_posts(posts, participation, read_number):
    """Return messages as the reader sees them.

    Args:
        posts: those of one page of a topic, read by `with_what_is_shown`; each has its `topic` in memory.
        participation: the reader's.
        read_number: how far she had read.
    """
    quotes, kind = quotes_of(posts, participation.user), kindness_of(posts, participation)
    return [
        _shown(post, participation, read_number, quotes.get(post.quoted_id), kind[post.pk]) for post in posts
    ]


def _shown(post, participation, read_number, quote, kind):
    address = [participation.space.public_id, post.topic.public_id, post.public_id]
    return ShownPost(
        post=post,
        html=mark_safe(to_html(post.body)),  # noqa: S308 - cleaned there
        author=post.author.name if post.author else "",
        is_new=0 < read_number < post.number and post.author_id != participation.pk,
        is_hers=post.author_id == participation.pk,
        edit_url=reverse("edit_post", args=address) if may_edit(participation, post) else "",
        remove_url=reverse("remove_post", args=address) if may_remove(participation, post) else "",
        quote_url=_quote_url(participation, post),
        told_by=told_by(post),
        consent=consent(post) if participation.is_moderator else "",
        quote=quote,
        files=files_of(post),
        voices=_voices(post, participation, address),
        kindness=kind,
    )


def _quote_url(participation, post):
    if post.is_removed or not may_answer(participation, post.topic):
        return ""
    topic = reverse("topic", args=[participation.space.public_id, post.topic.public_id])
    return f"{topic}?quoted={post.public_id}#compose"


def files_of(post):
    """Return the files of a message but its voices."""
    return [file for file in post.files.all() if file.role != PostFileRole.VOICE]


def voices_of(post):
    """Return the voices of a message."""
    return [file for file in post.files.all() if file.role == PostFileRole.VOICE]


def _voices(post, participation, address):
    may = may_transcribe(participation, post)
    return [
        (file, reverse("transcribe", args=[*address, file.public_id]) if may else "")
        for file in voices_of(post)
    ]
