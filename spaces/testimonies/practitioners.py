"""Whose people are meant by « practitioners », and what happens to testimonies when they become others."""

from django.db import transaction

from spaces.choices import Admission, Secrecy
from spaces.models import Space, Testimony
from spaces.models.testimony import Circle
from spaces.testimonies.giving import keep


def practice_spaces():
    """Return the spaces whose people may be meant by « practitioners »: known ones, entered on request.

    Their names are told to who writes a testimony: she must know to whom she gives it.
    """
    return Space.objects.filter(secrecy=Secrecy.LISTED, admission=Admission.REQUEST).open_now()


def given_to_practitioners(*spaces):
    """Return the testimonies that the people of some spaces read as practitioners."""
    return Testimony.objects.filter(given=Circle.PRACTITIONERS, practitioners__in=spaces)


def number_confided(participation):
    """Return how many testimonies she reads as a practitioner of her space: none in a space that hides."""
    space = participation.space
    if space.is_opaque:
        return 0
    return given_to_practitioners(space).visible_to(participation.user).count()


@transaction.atomic
def keep_from_practitioners(*spaces):
    """Leave what was given to the practitioners of some spaces to its own space only.

    More people come among them than those of whom its author thought: she asks anew, and a moderator reads
    it anew. What only waited to be given to them is no longer asked either.
    """
    for testimony in Testimony.objects.select_for_update().filter(practitioners__in=spaces):
        if testimony.given == Circle.PRACTITIONERS:
            testimony.given = Circle.SPACE
        if testimony.asked == Circle.PRACTITIONERS:
            testimony.asked = Circle.SPACE
            if testimony.given == Circle.SPACE:
                testimony.waits_since = None
        testimony.practitioners = None
        keep(testimony)
