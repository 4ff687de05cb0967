"""The people of a space, as its moderators and its participants are shown them: names, never an address."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from members.naming import name_of
from spaces.choices import ParticipationState, Pseudonyms
from spaces.models import AddressInvitation, Participation
from spaces.models.topic import not_blocked

LISTED = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED)


@dataclass(frozen=True)
class Person:
    """Somebody of a space.

    Args:
        name: as the people of the space read it; somebody who is invited, as members read it.
        key: stands for her in addresses; of somebody who is invited, that of her profile.
        url: where a moderator changes what she does; "" elsewhere.
        moderates, must_sign, is_suspended: where she stands.
        request: why she would like to come in.
        was_out: whether she had been taken out before.
        since: in this state; None where the space tells no presence.

    Where a pseudonym may stand, no day and no missing signature tells which of those who are in came last.
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
    is_in, under_names = one.state in LISTED, space.pseudonyms == Pseudonyms.NAMES
    name, key = _shown(one)
    return Person(
        name,
        key,
        reverse("space_person", args=[space.public_id, key]) if is_in else "",
        one.is_moderator,
        under_names and one.state == ParticipationState.ACTIVE and one.must_sign,
        one.state == ParticipationState.SUSPENDED,
        one.request,
        one.was_out,
        one.since if under_names or not (is_in or space.is_sheltered) else None,
    )


def _shown(one):
    """Return (her name, what stands for her) for a moderator, who joins no pseudonym to a name by them."""
    if one.state == ParticipationState.INVITED:
        # She was found in the directory: if she wrote here before, nothing of it is beside her name.
        profile = getattr(one.user, "profile", None)
        return name_of(one.user) or _("A member"), profile.public_id if profile else ""
    if one.state in LISTED and one.needs_name:
        return _("Somebody who has not chosen her name yet"), one.public_id
    return one.name, one.public_id


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
