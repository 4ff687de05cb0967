"""What every page inside a space shows: where one is, who sees it, what else there is."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from spaces.choices import Admission, Part
from spaces.shelter.codes import may_invite, told_to
from spaces.who_sees import number_of_readers, who_sees


@dataclass(frozen=True)
class Tab:
    """A part of a space, in the row under its name."""

    label: str
    url: str
    is_current: bool


# {part: name of its address}; each part adds its own as it is built.
ADDRESSES = {
    Part.DISCUSSIONS: "space",
    Part.ANNOUNCEMENTS: "announcements",
    Part.RESOURCES: "resources",
    Part.MEETINGS: "meetings",
    Part.POLLS: "polls",
    Part.TEXTS: "texts",
}


def frame(participation, current=""):
    """Return the variables of the frame of a space.

    Args:
        participation: the reader's.
        current: the `Part`, or the name of the page, that she reads.
    """
    space = participation.space
    number = None if space.is_opaque else number_of_readers(space)
    return {
        "space": space,
        "participation": participation,
        "who": who_sees(space, number),
        "who_here": who_sees(space, number, named=False),
        "tabs": _tabs(participation, current),
        "told": told_to(participation),
    }


def _tabs(participation, current):
    space = participation.space
    tabs = [
        Tab(str(part.label), reverse(name, args=[space.public_id]), part == current)
        for part, name in ADDRESSES.items()
        if space.holds(part)
    ]
    named = [("space_about", _("About this space"))]
    if participation.is_moderator:
        named.insert(0, ("space_moderation", _("To read and decide")))
        named += [("space_people", _("People")), ("space_settings", _("Settings"))]
    elif not space.is_opaque and space.admission != Admission.MEMBERS:
        named.append(("space_people", _("Who is here")))
    if may_invite(participation):
        named += [("shelter_codes", _("Whom I accompany"))]
    return tabs + [
        Tab(label, reverse(name, args=[space.public_id]), name == current) for name, label in named
    ]
