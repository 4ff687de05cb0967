"""Pseudonyms: proposed, and held to what protects who takes one."""

import secrets
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from members.directory.forms import ADDRESS, DISGUISES, TELEPHONE
from members.phrase.phrases import folded
from spaces.choices import Pseudonyms, SpaceRole
from spaces.models import Participation, Post
from spaces.moderation.first_reading import strong_spots
from spaces.shelter.lookalikes import alphabets, looks, undisguised

SHORTEST = 2


@cache
def _names():
    return (Path(__file__).parent / "pseudonyms.txt").read_text(encoding="utf-8").split()


def _known(space, besides=None):
    """Return how the names look that the people of a space read, or read once.

    Where everybody has a pseudonym, no other name is told here; elsewhere one's own name counts once the
    others read it: a name that is refused tells of nobody that she is there and says nothing.
    """
    people = Participation.objects.filter(space=space).select_related("user__profile")
    people = people.exclude(pk=besides.pk) if besides else people
    known = {looks(one.pseudonym) for one in people.exclude(pseudonym="")}
    if space.pseudonyms != Pseudonyms.REQUIRED:
        wrote = Exists(Post.objects.filter(author=OuterRef("pk")))
        read = people.readers().filter(Q(role=SpaceRole.MODERATOR) | Q(is_listed=True) | wrote)
        known |= {looks(one.name) for one in read.filter(pseudonym="")}
    return known


def new_pseudonym(space):
    """Return a name that nobody has in a space."""
    known = _known(space)
    free = [name for name in _names() if looks(name) not in known]
    if free:
        return secrets.choice(free)
    while True:
        name = f"{secrets.choice(_names())} {secrets.randbelow(900) + 100}"
        if looks(name) not in known and not strong_spots(name):
            return name


def check_pseudonym(space, name, *, besides=None):
    """Hold a name to what protects her: no address, no number, and nobody else's in this space.

    Args:
        besides: her own participation, when she takes another name.

    Returns:
        The name, without what disguises it.

    Raises:
        ValidationError: it cannot be hers.
    """
    name = DISGUISES.sub("", name).strip()
    plain = undisguised(name)
    if len(folded(plain)) < SHORTEST:
        raise ValidationError(_("Two letters at least."))
    if "@" in plain or ADDRESS.search(plain) or TELEPHONE.search(plain) or strong_spots(plain):
        raise ValidationError(
            _("It looks like an address or a number: take a name by which nobody finds you.")
        )
    return check_free(space, name, besides=besides)


def check_free(space, name, *, besides=None):
    """Hold a name to what keeps people apart: nobody else's in this space, nor one that looks like it.

    That a name is taken is said of this space alone: it tells nothing of accounts.

    Args:
        besides: her own participation.

    Returns:
        The name, without what disguises it.

    Raises:
        ValidationError: it cannot be hers.
    """
    name = DISGUISES.sub("", name).strip()
    if len(alphabets(name)) > 1:
        raise ValidationError(_("Letters of one alphabet only: this name could pass for another."))
    if looks(name) in _known(space, besides):
        raise ValidationError(_("Somebody in this space has this name, or one much like it. Take another."))
    return name
