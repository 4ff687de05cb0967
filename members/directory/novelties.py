"""Who is newly listed in the directory."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.directory.shown import all_shown_to
from members.models import Profile
from portal.registries.novelties import Novelties, novelties


@dataclass(frozen=True)
class PersonCard:
    """A member in a list of what is new: what she shows to who reads, and nothing else."""

    title: str
    url: str
    meta: str
    kind: str
    summary: str = ""
    lang: str = ""
    for_members: bool = False
    is_new: bool = True


def fresh(user, since):
    """Return the profiles shown for the first time since a moment, those that `user` finds in the directory.

    Her own is not new to her.
    """
    found = Profile.objects.visible_to(user).filter(listed_at__gt=since)
    return found.exclude(user=user) if user and user.is_authenticated else found


def cards(profiles, user, most):
    """Return the cards of the newest of some profiles."""
    keys = list(profiles.order_by("-listed_at", "-pk").values_list("pk", flat=True)[:most])
    shown = all_shown_to(Profile.objects.filter(pk__in=keys).order_by("-listed_at", "-pk"), user)
    return [
        PersonCard(
            title=one.name,
            url=reverse("member_profile", args=[one.key]),
            meta=" · ".join(part for part in (one.organisation, one.region) if part),
            kind=_("Member"),
        )
        for one in shown
    ]


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s new member", "%(number)s new members", number) % {"number": number}


def register_novelties():
    """Declare the new members."""
    novelties.register(
        Novelties("people", gettext_lazy("Members"), said, fresh, cards, list_view="directory")
    )
