"""Holding topics while something is done with them."""

from spaces.discussions.writing import Closed
from spaces.models import Participation, Topic


def hold(*topics):
    """Return topics as they are now, held until the transaction ends: always in the same order.

    Raises:
        Closed: one of them is gone.
    """
    keys = [topic.pk for topic in topics]
    held = Topic.objects.select_for_update(of=("self",)).select_related("space").order_by("pk")
    found = {topic.pk: topic for topic in held.filter(pk__in=keys)}
    if len(found) != len(set(keys)):
        raise Closed
    return [found[key] for key in keys]


def check_moderates(participation, *topics):
    """Check that somebody still moderates the space in which topics stand, and that none was merged.

    Raises:
        Closed: she does not, or one of them is elsewhere.
    """
    still = Participation.objects.of(participation.user).moderating().filter(pk=participation.pk)
    here = all(topic.space_id == participation.space_id and topic.merged_into_id is None for topic in topics)
    if not here or not still.exists():
        raise Closed
