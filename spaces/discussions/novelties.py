"""The topics in which there is something new to somebody, and the questions that were answered."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.novelty import NEW_FOR
from portal.registries.novelties import InRegion, Novelties, novelties
from spaces.choices import Standing, TopicKind
from spaces.models import Post, Space, Topic
from spaces.models.places import places_of
from spaces.reading.marks import with_reading


@dataclass(frozen=True)
class NewTopicCard:
    """A topic in a list of what is new: where it is, and nothing of what it says."""

    title: str
    url: str
    kind: str
    meta: str
    lang: str
    summary: str = ""
    for_members: bool = False
    is_new: bool = False


@dataclass(frozen=True)
class OwnSpace:
    """One of her spaces, with how many of its topics hold something that she has not read."""

    space: Space
    url: str
    new: int


def fresh(user, since):
    """Return the topics in which others wrote, since a moment, what `user` may read and has not."""
    hers = places_of(user).participations
    if not hers:
        return Topic.objects.none()
    unread = (
        Post.objects.visible_to(user)
        .filter(topic=OuterRef("pk"), standing=Standing.PUBLISHED, published_at__gt=since)
        .filter(number__gt=OuterRef("read_number"))
        .exclude(author__in=hers)
    )
    # The second condition spares most topics the first; what it counts may be hidden from her.
    topics = with_reading(Topic.objects.visible_to(user), user).filter(last_post_at__gt=since)
    return topics.filter(last_number__gt=F("read_number")).filter(Exists(unread))


def fresh_in_lists(user, since):
    """Return those of `fresh` whose titles may stand beside what other parts of the portal show."""
    return fresh(user, since).filter(space__in=Space.objects.in_lists())


def cards(topics, user, most):
    """Return the cards of the topics of some in which something was written last."""
    newest = topics.select_related("space").order_by("-last_post_at", "-pk")[:most]
    return [
        NewTopicCard(
            title=topic.title,
            url=reverse("topic", args=[topic.space.public_id, topic.public_id]),
            kind=topic.space.name,
            meta=topic.get_kind_display(),
            lang=topic.language,
        )
        for topic in newest
    ]


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s discussion", "%(number)s discussions", number) % {"number": number}


def in_regions(user, since):
    """Return the questions of the regions that were answered since a moment, counted and never named."""
    answered = Q(kind=TopicKind.QUESTION, region__isnull=False, promise__answered_at__gt=since)
    found = Topic.objects.visible_to(user).filter(answered)
    return [
        InRegion(regions=(region,), day=timezone.localdate(answered_at))
        for region, answered_at in found.values_list("region", "promise__answered_at")
    ]


def own_spaces(user):
    """Return her spaces, in one query, with how many topics hold something new to her.

    For the account of a survivor there is none: a page that everybody reads names no sheltered place on her
    screen. Her way there is « My account », which is behind letters.
    """
    if getattr(user, "signs_with_phrase", False) or not places_of(user).spaces:
        return []
    since = timezone.now() - NEW_FOR
    new = fresh(user, since).filter(space=OuterRef("pk")).order_by().values("space")
    spaces = Space.objects.visible_to(user).annotate(
        new_topics=Coalesce(Subquery(new.annotate(all=Count("pk")).values("all")), 0)
    )
    return [
        OwnSpace(space, reverse("space", args=[space.public_id]), space.new_topics)
        for space in spaces.order_by("pk")
    ]


def register_novelties():
    """Declare the topics that are new."""
    novelties.register(
        Novelties(
            "discussions",
            _("Discussions"),
            said,
            fresh_in_lists,
            cards,
            list_view="discussions",
            in_regions=in_regions,
        )
    )
