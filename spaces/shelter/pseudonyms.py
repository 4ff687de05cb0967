"""Pseudonyms: proposed, and held to what protects who takes one."""

import secrets
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.directory.forms import ADDRESS, DISGUISES, TELEPHONE
from members.phrase.phrases import folded
from spaces.models import Participation

SHORTEST = 2


@cache
def _names():
    return (Path(__file__).parent / "pseudonyms.txt").read_text(encoding="utf-8").split()


def _known(space, besides=None):
    """Return the names of a space as they count, of all who are or were in it."""
    people = Participation.objects.filter(space=space).select_related("user__profile")
    people = people.exclude(pk=besides.pk) if besides else people
    return {folded(one.name) for one in people}


def new_pseudonym(space):
    """Return a name that nobody has in a space."""
    known = _known(space)
    free = [name for name in _names() if folded(name) not in known]
    if free:
        return secrets.choice(free)
    while True:
        name = f"{secrets.choice(_names())} {secrets.randbelow(900) + 100}"
        if folded(name) not in known:
            return name


def check_pseudonym(space, name, *, besides=None):
    """Hold a name to what protects her: no address, no number, and nobody else's in this space.

    That a name is taken is said of this space alone: it tells nothing of accounts.

    Args:
        besides: her own participation, when she takes another name.

    Returns:
        The name, without what disguises it.

    Raises:
        ValidationError: it cannot be hers.
    """
    name = DISGUISES.sub("", name).strip()
    if len(folded(name)) < SHORTEST:
        raise ValidationError(_("Two letters at least."))
    if "@" in name or ADDRESS.search(name) or TELEPHONE.search(name):
        raise ValidationError(
            _("It looks like an address or a number: take a name by which nobody finds you.")
        )
    if folded(name) in _known(space, besides):
        raise ValidationError(_("Somebody in this space has this name, or one much like it. Take another."))
    return name
