"""The page of a topic, for one reader."""

from django.core.paginator import Paginator

from spaces.arranging.asked import asked_of
from spaces.discussions.shown_post import shown_posts, with_what_is_shown
from spaces.models import Post, TopicMark
from spaces.permissions import may_answer, may_moderate
from spaces.reading.marks import unread

PER_PAGE = 20


def _pages(topic, user):
    posts = Post.objects.visible_to(user).filter(topic=topic)
    return Paginator(with_what_is_shown(posts), PER_PAGE)


def _page_asked(request, pages, read_number):
    """Return which page she asks for: by its number, by that of a message, or the one where she stopped."""
    if request.GET.get("page"):
        return request.GET["page"]
    asked = request.GET.get("m", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 9
    before = {"number__lt": int(asked)} if known else {"number__lte": read_number}
    return min(pages.object_list.filter(**before).count() // PER_PAGE + 1, pages.num_pages)


def _first_new(topic, participation, user, read_number):
    """Return the number of the first message that is new to her, or None."""
    if not read_number:
        return None
    new = unread(
        Post.objects.visible_to(user).filter(topic=topic, number__gt=read_number), [participation.pk]
    )
    return new.order_by("number").values_list("number", flat=True).first()


def topic_page(request, participation, topic):
    """Return the variables of the page of a topic; it opens where she stopped.

    Args:
        topic: a `Topic` that she reads.
    """
    user = request.user
    pages = _pages(topic, user)
    mark = TopicMark.objects.filter(participation=participation, topic=topic).first()
    read_number = mark.read_number if mark else 0
    page = pages.get_page(_page_asked(request, pages, read_number))
    posts = list(page.object_list)
    for post in posts:
        post.topic = topic
    return {
        "topic": topic,
        "page_of_posts": page,
        "posts": shown_posts(posts, participation, read_number),
        "first_new": _first_new(topic, participation, user, read_number),
        "mark": mark,
        "follows": bool(mark and mark.follows),
        "may_answer": may_answer(participation, topic),
        "may_arrange": may_moderate(participation),
        "is_asked": asked_of(user).filter(topic=topic).exists(),
    }
