"""« Voir comme »: what somebody else is shown of a space. Nothing can be done from there."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.links import interface_language
from portal.visibility import Audience
from spaces.access import moderated
from spaces.choices import Secrecy, Standing
from spaces.inside.frame import frame
from spaces.map.doors import doors_of
from spaces.map.shown import way_in
from spaces.models import Topic
from spaces.who_sees import who_sees

EYES = {
    "visitor": gettext_lazy("A visitor"),
    "member": gettext_lazy("A member who is not in"),
    "participant": gettext_lazy("Somebody who takes part"),
}
MOST = 20


@dataclass(frozen=True)
class Seen:
    """What somebody is shown.

    Args:
        card: whether the space is on her map; who, way: what its card says.
        door: its door, a `SpacePage`, or None.
        topics: the topics that she reads; greets: whether the first-visit box is there.
    """

    card: bool
    who: str
    way: str
    door: object
    topics: list
    greets: bool


def seen_by(participation, eyes):
    """Return what a visitor, a member or a participant is shown of the moderator's space, as `Seen`.

    Args:
        eyes: a key of `EYES`.
    """
    space = participation.space
    inside = eyes == "participant"
    card = inside or (eyes == "member" and space.secrecy == Secrecy.LISTED and not space.archived_at)
    audiences = [Audience.PUBLIC] if eyes == "visitor" else [Audience.PUBLIC, Audience.MEMBERS]
    doors = doors_of(space).filter(live=True, audience__in=audiences)
    door = doors.filter(locale__language_code=interface_language()).first()
    topics = []
    if inside:
        read = Topic.objects.visible_to(participation.user).filter(space=space, standing=Standing.PUBLISHED)
        topics = list(read[:MOST])
    return Seen(
        card, who_sees(space, named=False), way_in(space), door, topics, inside and bool(space.welcome)
    )


@never_cache
@require_safe
@moderated
def see_as(request, participation):
    """Show what somebody else is shown of the space, to be read only."""
    eyes = request.GET.get("as")
    eyes = eyes if eyes in EYES else "visitor"
    context = {
        **frame(participation, "space_settings"),
        "eyes": [(code, words, code == eyes) for code, words in EYES.items()],
        "as_whom": EYES[eyes],
        "is_inside": eyes == "participant",
        "seen": seen_by(participation, eyes),
        "nothing": _("Nothing: for her, this space does not exist."),
    }
    return render(request, "spaces/settings/see_as.html", context)
