"""Where somebody reads now: what the gates of spaces ask, read once while a page is made.

The gates compare with these few numbers: with the whole condition inside every query, making the queries of
the home page took many times as long as running them.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.core.signals import request_finished, request_started
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete, post_save

from asgiref.local import Local

from spaces.choices import Part, SpaceRole
from spaces.models.participation import Block, Participation
from spaces.models.space import Space

_of_request = Local()


@dataclass(frozen=True)
class Places:
    """Where somebody reads now.

    Args:
        participations: the keys of hers, by which she reads.
        spaces: the keys of their spaces; moderated: of those that she moderates; talking: of those that hold
            discussions.
        apart: the participations of those whom she does not read, nor they her.
    """

    participations: tuple = ()
    spaces: tuple = ()
    moderated: tuple = ()
    talking: tuple = ()
    apart: tuple = ()


def places_of(user):
    """Return the `Places` of `user`: kept while a page is read, asked anew for every act."""
    if not user or not user.is_authenticated:
        return Places()
    kept = getattr(_of_request, "places", None)
    if kept is None:
        return _read(user)
    if user.pk not in kept:
        kept[user.pk] = _read(user)
    return kept[user.pk]


@contextmanager
def one_reading():
    """Have the gates asked in the block read once where somebody reads: one decision, at one moment."""
    before = getattr(_of_request, "places", None)
    _of_request.places = {} if before is None else before
    try:
        yield
    finally:
        _of_request.places = before


def _read(user):
    is_apart = Exists(_blocks().filter(Q(blocker=OuterRef("pk")) | Q(blocked=OuterRef("pk"))))
    fields = ("pk", "space_id", "role", "space__parts")
    rows = list(Participation.objects.of(user).values_list(*fields, is_apart))
    apart = {pk for pk, *_rest, is_apart in rows if is_apart}
    return Places(
        participations=tuple(pk for pk, *_rest in rows),
        spaces=tuple(space for _pk, space, *_rest in rows),
        moderated=tuple(space for _pk, space, role, *_rest in rows if role == SpaceRole.MODERATOR),
        talking=tuple(space for _pk, space, _role, parts, _apart in rows if Part.DISCUSSIONS in parts),
        apart=_apart(apart) if apart else (),
    )


def _blocks():
    """Return the blocks that count.

    Nobody keeps a moderator out of her sight, nor the other way round: who became one since reads all again.
    """
    return Block.objects.filter(blocker__role=SpaceRole.PARTICIPANT, blocked__role=SpaceRole.PARTICIPANT)


def _apart(hers):
    """Return who blocked her and whom she blocked."""
    pairs = _blocks().filter(Q(blocker__in=hers) | Q(blocked__in=hers)).values_list("blocker", "blocked")
    return tuple({one for pair in pairs for one in pair} - hers)


def _begin(environ=None, **kwargs):
    reads = (environ or {}).get("REQUEST_METHOD") in ("GET", "HEAD")
    _of_request.places = {} if reads else None


def _forget(**kwargs):
    if getattr(_of_request, "places", None):
        _of_request.places = {}


def _end(**kwargs):
    _of_request.places = None


request_started.connect(_begin, dispatch_uid="places_request_started")
request_finished.connect(_end, dispatch_uid="places_request_finished")
for _model in (Participation, Block, Space):
    for _signal in (post_save, post_delete):
        _signal.connect(_forget, sender=_model, dispatch_uid=f"places_{_model.__name__}_{id(_signal)}")
