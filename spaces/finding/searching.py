"""What is found by words in the spaces of a reader (docs/decisions/0040).

All the words of the question, in any inflection, French or English: in a message, in what its voice says, or
in the title of its topic.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from spaces.finding.passages import passage
from spaces.models import Post, PostFile, Space, Topic
from spaces.models.search_words import forms_asked
from spaces.models.topic import unexpired
from spaces.reading.marks import live_posts

PER_PAGE = 20
TITLES = 20  # at most
MOST_WORDS = 10
LONGEST = 200  # characters of a question


@dataclass(frozen=True)
class Found:
    """A message that was found.

    Args:
        post: the `Post`; author: the name to read; url: where it is read.
        passage: its words around what was asked, "" where a content note stands before them.
    """

    post: Post
    author: str
    url: str
    passage: str


def form_method(spaces):
    """Return how a question about some spaces is sent: "post" where one of them hides."""
    return "post" if any(space.is_opaque for space in spaces) else "get"


def _holds(forms, column):
    """Return the condition that a column of words holds one of the forms of a word."""
    condition = Q()
    for form in forms:
        condition |= Q(**{f"{column}__contains": f" {form} "})
    return condition


def _all_in(words, *columns):
    condition = Q()
    for forms in words:
        one = Q()
        for column in columns:
            one |= _holds(forms, column)
        condition &= one
    return condition


def _any_in(words, column):
    condition = Q()
    for forms in words:
        condition |= _holds(forms, column)
    return condition


def _posts(user, words):
    """Return the messages found: those that only the title of their topic tells of are not."""
    said = PostFile.objects.filter(post=OuterRef("pk"))
    spoken = Exists(said.filter(_all_in(words, "words")))
    # A title that is past its day tells nothing, though its words are erased only soon after.
    with_title = unexpired("topic__title_expires_at") & _all_in(words, "words", "topic__words")
    written = (_all_in(words, "words") | with_title) & _any_in(words, "words")
    return live_posts(user).filter(written | spoken).order_by("-written_at", "-pk")


def search(user, question, page, space=None):
    """Return {"titles": topics, "found": [Found], "page": a page of messages}.

    Args:
        question: what was typed.
        page: which page of messages.
        space: the only one in which one looks; by default all those of the reader, but the sheltered ones.
    """
    words = forms_asked(question[:LONGEST])[:MOST_WORDS]
    if not words:
        return {"titles": [], "found": [], "page": None}
    titles = unexpired("title_expires_at") & _all_in(words, "words")
    topics = Topic.objects.visible_to(user).filter(titles).select_related("space")
    posts = _posts(user, words).select_related("topic__space", "author__user__profile")
    where = Space.objects.in_lists().values("pk") if space is None else [space.pk]
    topics, posts = topics.filter(space__in=where), posts.filter(topic__space__in=where)
    shown = Paginator(posts.prefetch_related("files"), PER_PAGE).get_page(page)
    return {
        "titles": [(topic, _address(topic)) for topic in topics.order_by("-last_post_at", "-pk")[:TITLES]],
        "found": [_found(post, words) for post in shown.object_list],
        "page": shown,
    }


def _address(topic):
    return reverse("topic", args=[topic.space.public_id, topic.public_id])


def _found(post, words):
    said = "\n".join(file.transcript for file in post.files.all() if file.transcript)
    return Found(
        post,
        post.author.name if post.author else "",
        f"{_address(post.topic)}?m={post.number}#m{post.number}",
        "" if post.content_note else passage(post.body, said, words),
    )
