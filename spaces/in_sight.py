"""What somebody may still be told of the spaces where she wrote, in what she takes away.

Her own words are hers wherever they stand. The names that others give to what is there are for who reads it
now: they would tell who is out what became of it since.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from spaces.models import Participation, Space
from spaces.models.places import one_reading, places_of


@dataclass(frozen=True)
class InSight:
    """Which spaces somebody reads now, and of which she knows, by their keys.

    Args:
        read: those whose inside she reads.
        known: those whose name she is told: hers, those that wait for her, those that members know.
    """

    read: frozenset
    known: frozenset

    def name_of(self, space):
        """Return the name of a space as it may be told to her."""
        return space.name if space.pk in self.known else _("A space that you do not read now")

    def of_others(self, space_id, words):
        """Return what others may have written or changed in a space, None where she does not read it now."""
        return words if space_id in self.read else None

    def gives_back(self, thing):
        """Tell whether a `Thing` that she added is given to her: she reads it, or nobody else wrote in it."""
        return thing.space_id in self.read or thing.changed_by_id in (None, thing.author_id)


def in_sight_of(user):
    """Return what `user` may be told of her spaces, as an `InSight`."""
    people = Participation.objects
    with one_reading():
        known = Q(pk__in=Space.objects.known_to(user).values("pk"))
        waiting = people.opened_by_signing(user) | people.suspended(user)
        found = Space.objects.filter(known | Q(pk__in=waiting.values("space"))).values_list("pk", flat=True)
        return InSight(frozenset(places_of(user).spaces), frozenset(found))
