"""Lists of topics: of all the spaces of a reader, or of one; what waits for her experience first."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Case, Count, F, IntegerField, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from spaces.arranging.asked import asked_of
from spaces.finding.searching import form_method
from spaces.models import Space, Topic
from spaces.models.places import places_of
from spaces.reading.choosing import UNANSWERED, ChoiceForm, chosen_topics
from spaces.reading.marks import live_posts, unread, with_reading

PER_PAGE = 20
WAITING = timedelta(days=7)  # a question without an answer is then shown first (research/community.md, 3.7)


@dataclass(frozen=True)
class TopicCard:
    """A topic in a list.

    Args:
        topic: the `Topic`.
        url: where it is read, at the first message that is new to her.
        posts: how many messages she may read; new: how many of them she has not.
        is_unopened: whether she never opened it.
        awaits: whether it is a question that nobody has answered for long.
        last_at: when the last message that she may read was written.
    """

    topic: Topic
    url: str
    posts: int
    new: int
    is_unopened: bool
    awaits: bool
    last_at: object


def awaiting():
    """Return the condition that a topic is a question that nobody has answered for seven days."""
    return UNANSWERED & Q(promise__received_at__lte=timezone.now() - WAITING, closed_at=None)


def _first_those_that_wait(topics):
    waits = Case(When(awaiting(), then=Value(1)), default=Value(0), output_field=IntegerField())
    since = Case(When(awaiting(), then=F("promise__received_at")))
    return topics.annotate(awaits=waits, waits_since=since)


def _with_counts(topics, user):
    hers = places_of(user).participations
    posts = live_posts(user).filter(topic=OuterRef("pk")).order_by().values("topic")
    new = unread(posts, hers).filter(number__gt=OuterRef("read_number"))
    return topics.annotate(
        posts_read=Coalesce(Subquery(posts.annotate(all=Count("pk")).values("all")), 0),
        posts_new=Coalesce(Subquery(new.annotate(all=Count("pk")).values("all")), 0),
        last_at=Subquery(posts.annotate(last=Max("written_at")).values("last")),
    )


def _card(topic):
    url = reverse("topic", args=[topic.space.public_id, topic.public_id])
    is_unopened = not topic.is_opened
    return TopicCard(
        topic,
        url if is_unopened or not topic.posts_new else f"{url}#new",
        topic.posts_read,
        topic.posts_new,
        is_unopened and bool(topic.posts_new),
        bool(topic.awaits),
        topic.last_at or topic.begun_at,
    )


def cards_of(topics, user):
    """Return the cards of topics that have passed the gate, in their order, in one query."""
    rows = _with_counts(with_reading(_first_those_that_wait(topics), user), user)
    return [_card(topic) for topic in rows.select_related("space", "promise", "theme")]


def _order(topics, user, space):
    """Order topics: those that wait for an answer, then those that are pinned in a space, then the newest.

    Whom she is kept apart from must not move a topic either: for her, only what she may read counts.
    """
    pinned = [F("pinned_at").desc(nulls_last=True)] if space else []
    newest = "last_post_at"
    if places_of(user).apart:
        posts = live_posts(user).filter(topic=OuterRef("pk")).order_by().values("topic")
        topics = topics.annotate(newest=Subquery(posts.annotate(last=Max("written_at")).values("last")))
        newest = "newest"
    return topics.order_by("-awaits", F("waits_since").asc(nulls_last=True), *pinned, f"-{newest}", "-pk")


def topics_page(request, space=None):
    """Return the variables of a list of topics.

    Args:
        space: the only space whose topics are listed; by default all those of the reader, but the sheltered
            ones, which are only named.
    """
    user = request.user
    topics = Topic.objects.visible_to(user)
    hers = list(Space.objects.visible_to(user).order_by("pk")) if space is None else []
    shelters = [one for one in hers if one.is_sheltered]
    spaces = [one for one in hers if one not in shelters]
    topics = topics.filter(space__in=spaces if space is None else [space])
    choice = ChoiceForm(request.GET, spaces).choice(spaces)
    topics = _first_those_that_wait(chosen_topics(topics, choice, user))
    page = Paginator(_order(topics, user, space), PER_PAGE).get_page(request.GET.get("page"))
    cards = cards_of(page.object_list, user)
    # Before all else where one looks at everything; who chose something finds that, in one list.
    awaiting = [] if choice.show else [card for card in cards if card.awaits]
    return {
        "cards": [card for card in cards if card not in awaiting],
        "awaiting": awaiting,
        "page_of_topics": page,
        "spaces": spaces,
        "shelters": shelters,
        "choice": choice,
        "choice_form": ChoiceForm.showing(choice, spaces),
        "shown_at": timezone.now().isoformat(),
        "asked": list(asked_of(user)) if space is None else [],
        "find_method": form_method([space] if space else hers),
    }
