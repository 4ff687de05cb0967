"""The people of a space, as its moderators and its participants are shown them: names, never an address."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from spaces.choices import ParticipationState
from spaces.models import AddressInvitation, Participation
from spaces.models.topic import not_blocked

LISTED = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED)


@dataclass(frozen=True)
class Person:
    """Somebody of a space.

    Args:
        name: as the people of the space read it; somebody who asks, as members read it.
        key: stands for her in addresses.
        url: where a moderator changes what she does; "" elsewhere.
        moderates, must_sign, is_suspended: where she stands.
        request: why she would like to come in.
        was_out: whether she had been taken out before.
        since: in this state; None where the space tells no presence.
    """

    name: str
    key: str
    url: str
    moderates: bool
    must_sign: bool
    is_suspended: bool
    request: str
    was_out: bool
    since: datetime | None


def _person(one, space):
    one.space = space
    return Person(
        one.name,
        one.public_id,
        reverse("space_person", args=[space.public_id, one.public_id]),
        one.is_moderator,
        one.state == ParticipationState.ACTIVE and one.must_sign,
        one.state == ParticipationState.SUSPENDED,
        one.request,
        one.was_out,
        None if space.is_sheltered else one.since,
    )


def _people(space, **conditions):
    rows = Participation.objects.filter(space=space, user__is_active=True, **conditions)
    return [_person(one, space) for one in rows.select_related("user__profile").order_by("since", "pk")]


def person_of(space, public_id):
    """Return somebody who takes part in a space, or None."""
    found = _people(space, public_id=public_id, state__in=LISTED)
    return found[0] if found else None


def people_of(participation):
    """Return what a moderator reads of the people of her space.

    Returns:
        {"people", "requests", "invited": lists of `Person`, "by_address": `AddressInvitation`}.
    """
    space = participation.space
    people = sorted(_people(space, state__in=LISTED), key=lambda one: (not one.moderates, one.name.lower()))
    return {
        "people": people,
        "requests": _people(space, state=ParticipationState.ASKED),
        "invited": _people(space, state=ParticipationState.INVITED, by_address=False),
        "by_address": list(AddressInvitation.objects.visible_to(participation.user).filter(space=space)),
    }


def names_here(participation):
    """Return the names of those who agreed that the others of a listed space find them here.

    Args:
        participation: the reader's; whom she is kept apart from is not among them.
    """
    space = participation.space
    if space.is_opaque:
        return []
    here = Participation.objects.filter(space=space, is_listed=True).readers()
    here = here.filter(not_blocked(participation.user, "pk"))
    return sorted((one.name for one in here.select_related("user__profile")), key=str.lower)
