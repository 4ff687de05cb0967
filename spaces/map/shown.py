"""The map of spaces and their doors, as each reader is shown them."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.links import addresses_of_editorial
from portal.visibility import may_read_members
from spaces.choices import Admission, ParticipationState, Secrecy
from spaces.models import Participation, Space, SpacePage
from spaces.who_sees import number_of_readers_by_space, who_sees


@dataclass(frozen=True)
class SpaceCard:
    """A space on the map.

    Args:
        space: the `Space`.
        who: who sees what is inside, in a sentence.
        way: how one comes in, in a sentence.
        state: where the reader stands, in a sentence, "" when nowhere.
        url: where the card leads: inside, or to its door.
        is_hers: whether she is in.
    """

    space: Space
    who: str
    way: str
    state: str
    url: str
    is_hers: bool


def map_of(user, page=None):
    """Return {"hers", "others", "visitor"}: cards of the spaces that she is in, and of those she may know of.

    Args:
        page: the map itself, whose doors are looked for under it.
    """
    spaces = list(Space.objects.known_to(user).order_by("pk"))
    standing = _standing(user)
    doors = _doors(spaces, user)
    numbers = number_of_readers_by_space([space for space in spaces if not space.is_opaque])
    cards = [
        _card(space, standing.get(space.pk), doors.get(space.pk), numbers.get(space.pk, 0))
        for space in spaces
    ]
    return {
        "hers": [card for card in cards if card.is_hers],
        "others": [card for card in cards if not card.is_hers],
        "is_member": may_read_members(user),
        "public_doors": _public_doors(user, {space.pk for space in spaces}),
    }


def _standing(user):
    """Return {space: state} of where she stands, with True for those that she reads."""
    if not user.is_authenticated:
        return {}
    reads = set(Participation.objects.of(user).values_list("space_id", flat=True))
    rows = Participation.objects.filter(user=user).values_list("space_id", "state")
    return {space: True if space in reads else state for space, state in rows}


def standing_in(space, user):
    """Return where somebody stands in a space: True when she reads it, a state, or None."""
    return _standing(user).get(space.pk)


def _doors(spaces, user):
    """Return {space: address} of the doors that she may open, in the interface's language."""
    keys = [space.pk for space in spaces]
    return addresses_of_editorial(SpacePage.objects.visible_to(user).filter(space_id__in=keys), "space_id")


def _public_doors(user, known):
    """Return (title, introduction, address) of doors to what she does not know from inside."""
    pages = SpacePage.objects.visible_to(user).exclude(space_id__in=known)
    found = addresses_of_editorial(pages, "pk")
    return [(page.title, page.introduction, found[page.pk]) for page in pages if page.pk in found]


def _card(space, standing, door, number=None):
    inside = reverse("space", args=[space.public_id])
    is_hers = standing is True
    if standing == ParticipationState.INVITED:
        url = reverse("space_invitation", args=[space.public_id])
    else:
        url = inside if is_hers or standing == ParticipationState.ACTIVE else door or ""
    state = _state_in_words(space, standing)
    return SpaceCard(space, who_sees(space, number, named=False), way_in(space), state, url, is_hers)


def way_in(space):
    """Return how one comes into a space, in a sentence."""
    if space.is_over:
        return _("Closed: it is read, not written in")
    if space.is_sheltered:
        return _("With a worker whom one trusts, under a pseudonym")
    ways = {
        Admission.MEMBERS: _("All members are in"),
        Admission.REQUEST: _("On request: a moderator says yes"),
        Admission.INVITATION: _("By invitation"),
    }
    return ways[space.admission]


def _state_in_words(space, standing):
    if standing is True:
        return _("You take part")
    words = {
        ParticipationState.ASKED: _("You asked to come in: a moderator answers you"),
        ParticipationState.INVITED: _("You are invited"),
        ParticipationState.ACTIVE: _("Its agreements wait for you"),
        ParticipationState.DECLINED: _("You asked, and were answered: read it in “My spaces”"),
    }
    return words.get(standing) or (_("You may ask to come in") if may_ask(space, standing) else "")


def may_ask(space, standing):
    """Tell whether somebody may ask to come in.

    Into a space of all members, who left may come back, and who was taken out may ask.

    Args:
        standing: the state of her participation, or None.
    """
    if space.secrecy != Secrecy.LISTED or space.is_over:
        return False
    out = (ParticipationState.LEFT, ParticipationState.REMOVED)
    if space.admission == Admission.MEMBERS:
        return standing in (*out, ParticipationState.DECLINED)
    return space.admission == Admission.REQUEST and standing in (None, *out, ParticipationState.DECLINED)


def door_of(space, user):
    """Return what the door of a space says to this reader.

    To the account of a survivor it says what it says to everybody: under the header of the site no page tells
    that she is in.
    """
    if space is None:
        return {"space": None}
    if getattr(user, "signs_with_phrase", False):
        user = AnonymousUser()
    standing = _standing(user).get(space.pk)
    known = Space.objects.known_to(user).filter(pk=space.pk).exists()
    return {
        "space": space,
        "card": _card(space, standing, None) if known else None,
        "may_ask": known and may_ask(space, standing),
        "is_sheltered": space.is_sheltered,
    }
