"""The circles of readers, in words, as they are offered around a space."""

from django.utils.translation import gettext as _

from spaces.models.testimony import Circle
from spaces.testimonies.giving import Readers
from spaces.testimonies.practitioners import practice_spaces


def choices_for(space):
    """Return [(value, words)] of the circles around a space, the narrowest first."""
    practitioners = [
        (
            f"{Circle.PRACTITIONERS}:{one.public_id}",
            _("The people of this space, and those of %(name)s") % {"name": one.name},
        )
        for one in practice_spaces().exclude(pk=space.pk)
    ]
    return [
        (str(Circle.NOBODY), Circle.NOBODY.label),
        (str(Circle.SPACE), Circle.SPACE.label),
        *practitioners,
        (str(Circle.MEMBERS), _("All the members of the portal, and the people of this space")),
        (str(Circle.PUBLIC), _("Everybody, on the public pages of the portal")),
    ]


def value_of(circle, practitioners):
    """Return the value of a choice."""
    known = circle == Circle.PRACTITIONERS and practitioners is not None
    return f"{circle}:{practitioners.public_id}" if known else str(circle)


def readers_of(value):
    """Return the `Readers` of a choice that was offered."""
    circle, _mark, public_id = value.partition(":")
    space = practice_spaces().filter(public_id=public_id).first() if public_id else None
    return Readers(circle, space)


def in_words(circle, practitioners):
    """Return who reads what is given to a circle, in a sentence."""
    if circle == Circle.PRACTITIONERS and practitioners is not None:
        return _("Visible by the people of its space and those of %(name)s") % {"name": practitioners.name}
    words = {
        Circle.NOBODY: _("Visible by its author alone"),
        Circle.SPACE: _("Visible by the people of its space"),
        Circle.PRACTITIONERS: _("Visible by the people of its space"),
        Circle.MEMBERS: _("Visible by the members and the people of its space"),
        Circle.PUBLIC: _("Visible by everybody"),
    }
    return words[circle]
