"""What becomes of a testimony: each deed one transaction, under the lock of its row.

Going to a wider circle waits for a moderator; to a narrower one, or nowhere, is at once. What visitors are
shown is made anew each time.
"""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from portal.search.models import SearchState
from spaces.models import Participation, TakenBack, Testimony, TestimonyVoice
from spaces.models.testimony import NARROWEST_FIRST, Circle
from spaces.moderation.telling import tell_of_testimony
from spaces.permissions import may_write


class NotNow(Exception):
    """It cannot be done any more: she is out, it is gone, or it changed meanwhile."""


@dataclass(frozen=True)
class Words:
    """What somebody testifies.

    Args:
        voice: a `CleanSound`, or None.
        keeps_voice: whether the voice that is there stays, where no other is given.
    """

    pseudonym: str
    body: str
    language: str
    content_note: str = ""
    voice: object = None
    keeps_voice: bool = True


@dataclass(frozen=True)
class Readers:
    """For whom: a `Circle`, and whose practitioners where it is theirs."""

    circle: str
    practitioners: object = None


def still_in(participation):
    """Return her participation as it is now.

    Raises:
        NotNow: she is out.
    """
    found = Participation.objects.of(participation.user).filter(pk=participation.pk)
    found = found.select_related("space").first()
    if found is None:
        raise NotNow
    return found


def lock(testimony, author=None):
    """Return a testimony under its lock.

    Raises:
        NotNow: it is gone, or not that author's.
    """
    rows = Testimony.objects.select_for_update().filter(pk=testimony.pk)
    found = (rows.filter(author=author) if author else rows).first()
    if found is None:
        raise NotNow
    return found


def keep(testimony):
    """Keep a testimony and the circle that it is left to, in the caller's transaction; return it."""
    testimony.save()
    TakenBack.objects.update_or_create(
        testimony=testimony.public_id, defaults={"given": str(testimony.given)}
    )
    SearchState.advance()
    return testimony


def _erase(testimonies):
    for testimony in testimonies:
        TakenBack.objects.update_or_create(testimony=testimony.public_id, defaults={"given": ""})
        testimony.delete()
    SearchState.advance()


@transaction.atomic
def give(participation, form_key, words, readers):
    """Write a testimony, once for each form. Nobody else reads it before a moderator has.

    Raises:
        NotNow: nobody writes in this space any more, or she is out.
    """
    participation = still_in(participation)
    if not may_write(participation):
        raise NotNow
    form_key = form_key or uuid.uuid4()
    known = Testimony.objects.filter(form_key=form_key, author=participation).first()
    if known is not None:
        return known
    if Testimony.objects.filter(form_key=form_key).exists():
        form_key = uuid.uuid4()
    made = Testimony(form_key=form_key, space=participation.space, author=participation)
    _ask(made, readers)
    _write(made, words)
    _tell(made)
    return made


def _write(testimony, words):
    testimony.pseudonym, testimony.body = words.pseudonym, words.body
    testimony.language, testimony.content_note = words.language, words.content_note
    keep(testimony)
    if words.voice is not None or not words.keeps_voice:
        for former in TestimonyVoice.objects.filter(testimony=testimony):
            former.delete()
    if words.voice is not None:
        TestimonyVoice.objects.create(
            testimony=testimony, file=words.voice.as_file("voice"), seconds=words.voice.seconds
        )


def _ask(testimony, readers):
    """Ask for readers, where they are others than those of now."""
    testimony.asked = readers.circle
    if readers.circle == Circle.PRACTITIONERS:
        testimony.practitioners = readers.practitioners
    testimony.waits_since = None if readers.circle == Circle.NOBODY else timezone.now()


@transaction.atomic
def change_words(participation, testimony, words):
    """Change what it says: it is read anew before anybody else reads it. What it said is kept nowhere.

    Raises:
        NotNow: it is gone, or she is out.
    """
    held = lock(testimony, still_in(participation))
    waited, held.given, held.reply = held.waits, Circle.NOBODY, ""
    held.waits_since = None if held.asked == Circle.NOBODY else timezone.now()
    _write(held, words)
    _tell(held, waited)
    return held


def _tell(testimony, waited=False):
    """Tell who moderates that it waits, where it did not already."""
    if testimony.waits and not waited:
        tell_of_testimony(testimony)


def _is_narrower(testimony, readers):
    """Tell whether readers are all among those of now."""
    now, then = NARROWEST_FIRST.index(testimony.given), NARROWEST_FIRST.index(readers.circle)
    others = testimony.given == readers.circle == Circle.PRACTITIONERS and (
        readers.practitioners != testimony.practitioners
    )
    return then <= now and not others


@transaction.atomic
def choose_readers(participation, testimony, readers):
    """Give it to other readers: fewer at once, more once a moderator has read it.

    Raises:
        NotNow: it is gone, or she is out.
    """
    held = lock(testimony, still_in(participation))
    waited, held.reply = held.waits, ""
    if _is_narrower(held, readers):
        held.given = held.asked = readers.circle
        held.waits_since = None
        if readers.circle == Circle.PRACTITIONERS:
            held.practitioners = readers.practitioners
        return keep(held)
    if held.given == readers.circle == Circle.PRACTITIONERS:
        # Those of another space: the former ones are out at once.
        held.given = Circle.SPACE
    _ask(held, readers)
    _tell(keep(held), waited)
    return held


@transaction.atomic
def erase(participation, testimony):
    """Erase it with its voice: nothing of it is kept.

    Raises:
        NotNow: it is not hers.
    """
    _erase([lock(testimony, still_in(participation))])


@transaction.atomic
def settle(participations, *, stays):
    """Keep or erase the testimonies of who goes: kept, nothing says any more whose they were.

    Args:
        participations: a queryset; stays: whether those that others read stay, under their pseudonym.
    """
    hers = Testimony.objects.filter(author__in=participations)
    if stays:
        published = hers.exclude(given=Circle.NOBODY)
        for one in published.select_for_update():
            one.author, one.stays, one.asked = None, True, one.given
            one.waits_since, one.reply, one.form_key = None, "", uuid.uuid4()
            one.save()
    _erase(Testimony.objects.filter(author__in=participations))
