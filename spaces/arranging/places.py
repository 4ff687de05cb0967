"""Where a topic may be moved: to whom its words then show (docs/decisions/0041)."""

from dataclasses import dataclass

from spaces.choices import Admission, Part, ParticipationState, Pseudonyms, Secrecy
from spaces.models import Participation, Post, Space
from spaces.who_sees import who_sees

OUT = (ParticipationState.LEFT, ParticipationState.REMOVED)


@dataclass(frozen=True)
class Place:
    """A space to which a topic may be moved.

    Args:
        space: the `Space`; who: who sees it, in words.
        narrower: whether all who read it read the topic already; to another one it goes by consent.
        keeps_asker: whether who began the topic still reads it there: to a narrower place it goes only so.
        losing: how many others who wrote in the topic read it now, and would not there.
    """

    space: Space
    who: str
    narrower: bool
    keeps_asker: bool
    losing: int

    @property
    def at_once(self):
        """Whether it may be moved there in one click."""
        return self.narrower and self.keeps_asker


def is_narrower(source, target):
    """Tell whether all who read the target read the source already, or may: it is for all members.

    What is for all members is never narrower than what is not, even while few are in it.
    """
    if Admission.MEMBERS in (source.admission, target.admission):
        return source.admission == Admission.MEMBERS
    readers = Participation.objects.filter(space=source).readers().values("user")
    return not Participation.objects.filter(space=target).readers().exclude(user__in=readers).exists()


def authors_of(topic):
    """Return the participations of those who wrote what still stands in a topic, and of who began it."""
    written = Post.objects.filter(topic=topic).exclude(body="", files=None).values("author")
    keys = {key for (key,) in written.values_list("author")} | {topic.author_id}
    return Participation.objects.filter(pk__in=keys - {None}).select_related("user", "space")


def under_names(space):
    """Tell whether one writes under one's own name in a space: where a pseudonym may stand, nothing moves."""
    return space.pseudonyms == Pseudonyms.NAMES and not space.is_sheltered


def places_for(participation, topic):
    """Return the `Place`s to which a moderator may move a topic, or could if who began it read it there.

    Only spaces in which she writes herself. A discreet one takes only what its own people wrote; a topic goes
    wider only to spaces that all members know.
    """
    if not under_names(topic.space):
        return []
    hers = Space.objects.visible_to(participation.user).open_now().exclude(pk=topic.space_id)
    spaces = [space for space in hers.order_by("pk") if under_names(space) and space.holds(Part.DISCUSSIONS)]
    rows = [(space, is_narrower(topic.space, space)) for space in spaces]
    return [_place(topic, space, narrower) for space, narrower in rows if _fits(topic, space, narrower)]


def _place(topic, space, narrower):
    there = Participation.objects.filter(space=space).readers().values("user")
    lost = authors_of(topic).exclude(user__in=there)
    # Who is out of the space already loses nothing; who only waits outside for a time would.
    asker = lost.filter(pk=topic.author_id, user__isnull=False).exclude(state__in=OUT)
    losing = lost.exclude(pk=topic.author_id).readers().count()
    return Place(space, who_sees(space), narrower, not asker.exists(), losing)


def _fits(topic, space, narrower):
    if space.secrecy == Secrecy.LISTED:
        return narrower or all_can_answer(topic)
    authors = authors_of(topic).values("user")
    there = Participation.objects.filter(space=space, state=ParticipationState.ACTIVE, user__in=authors)
    return narrower and there.count() == authors_of(topic).count()


def all_can_answer(topic):
    """Tell whether each author of a topic may be asked: she still reads its space."""
    authors = authors_of(topic)
    return not authors.exclude(pk__in=authors.readers()).exists() and not _nobodys(topic)


def _nobodys(topic):
    return Post.objects.filter(topic=topic, author=None).exclude(body="", files=None).exists()
