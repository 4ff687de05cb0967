"""What moderation adds to the templates of others: links under a message, what its author reads of it."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from spaces.choices import Standing, WaitReason
from spaces.moderation.first_reading import kinds_found
from spaces.moderation.report_views import mark_of_word
from spaces.permissions import may_block, may_judge, may_report

register = template.Library()


@dataclass(frozen=True)
class PostLinks:
    """Where a reader reports a message, reads its author no more, or decides; "" where she may not."""

    report: str
    block: str
    moderate: str


@register.simple_tag
def post_links(post, participation):
    """Return the `PostLinks` of a message for a reader."""
    address = [participation.space.public_id, post.public_id]
    blocks = post.author is not None and not post.is_removed and may_block(participation, post.author)
    return PostLinks(
        reverse("report_post", args=address) if may_report(participation, post) else "",
        reverse("block_author", args=address) if blocks else "",
        reverse("moderate_post", args=address) if may_judge(participation, post) else "",
    )


@register.filter
def kinds_of_spots(post):
    """Return in words what a message holds that leads to somebody, "" where that is not why it waits."""
    return kinds_found(post) if post.waits_for == WaitReason.SPOTS else ""


@register.filter
def was_returned(post):
    """Tell whether a message was sent back to its author."""
    return post.standing == Standing.RETURNED


@register.filter
def word_mark(word):
    """Return what stands for a word in the form that confirms it."""
    return mark_of_word(word)
