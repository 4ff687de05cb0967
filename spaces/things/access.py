"""How one comes to a part of a space: it is switched on, and what she asks for is hers to read."""

from functools import wraps

from portal.visibility import refuse
from spaces.access import inside

SEEN_WITH = ("space", "author__user__profile")


def part_inside(part):
    """Return what makes a view one of a part of a space: refused where the space does not hold it.

    Args:
        part: a `Part`.
    """

    def made(view):
        @inside
        @wraps(view)
        def held(request, participation, *args, **kwargs):
            if not participation.space.holds(part):
                return refuse(request)
            return view(request, participation, *args, **kwargs)

        return held

    return made


def things_in(model, participation):
    """Return the things of the space of a participation that she reads."""
    found = model.objects.visible_to(participation.user).filter(space_id=participation.space_id)
    return found.select_related(*SEEN_WITH)


def thing_in(model, participation, public_id):
    """Return a thing of her space that she reads, or None."""
    return things_in(model, participation).filter(public_id=public_id).first()
