"""The kinds of things that a space holds beside its discussions, each with what is typed in it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from spaces.choices import Part
from spaces.models import Announcement, Meeting, Poll, Resource, SharedText


@dataclass(frozen=True)
class ThingKind:
    """A kind of thing.

    Args:
        model: its class of `Thing`.
        title: the field that names it; texts: the others that somebody typed.
        page: the name of the address where one is read, or of its list.
        beside: returns [(a name, words)] of what was typed in other rows of a thing.
    """

    model: type[models.Model]
    title: str
    texts: tuple[str, ...]
    page: str
    beside: Callable = lambda thing: []

    def url_of(self, thing):
        """Return where a thing is read."""
        alone = {"meeting", "poll", "text"}
        more = [thing.public_id] if self.page in alone else []
        return reverse(self.page, args=[thing.space.public_id, *more])

    def typed(self, thing):
        """Return [(the name of a field, what was typed in it)], without those left empty."""
        fields = [(thing._meta.get_field(name).verbose_name, getattr(thing, name)) for name in self.texts]
        return [(str(label), words) for label, words in [*fields, *self.beside(thing)] if words]


def _choices(poll):
    return [(_("Answer"), choice.words) for choice in poll.choices.all()]


def _remarks(text):
    rows = text.comments.select_related("author__user__profile")
    return [(_("Remark of %(name)s") % {"name": _name(one.author)}, one.body) for one in rows]


def _name(participation):
    return participation.name if participation else _("Somebody who is no longer here")


KINDS = {
    Part.ANNOUNCEMENTS: ThingKind(Announcement, "title", ("text",), "announcements"),
    Part.RESOURCES: ThingKind(Resource, "title", ("about", "link"), "resources"),
    Part.MEETINGS: ThingKind(Meeting, "title", ("text", "place", "room"), "meeting"),
    Part.POLLS: ThingKind(Poll, "question", (), "poll", _choices),
    Part.TEXTS: ThingKind(SharedText, "title", ("body",), "text", _remarks),
}
MODELS = tuple(kind.model for kind in KINDS.values())


def kind_of(thing):
    """Return the `ThingKind` of a thing."""
    return KINDS[thing.PART]
