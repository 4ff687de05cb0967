"""Adding to a space, changing and removing: each deed one transaction, the same form twice, once."""

import uuid

from django.db import transaction

from spaces.choices import ModerationDeed, Standing
from spaces.discussions.writing import Closed, still_in
from spaces.models import ThingReport
from spaces.models.thing import expiry
from spaces.moderation.acts import log
from spaces.moderation.first_reading import standing_for, why_it_waits
from spaces.moderation.telling import tell_of_thing
from spaces.permissions import may_change, may_take_away, may_write


@transaction.atomic
def add(model, participation, form_key, *, then=None, allowed=may_write, words=(), **fields):
    """Add something to her space, once for each form.

    Args:
        model: a class of `Thing`; `fields`: what it holds.
        then: what is done with the new thing in the same transaction.
        words: what she typed besides, in other rows.
        allowed: who may, as a function of her participation.

    Returns:
        The thing, or the one that the same form made before.

    Raises:
        Closed: she may not add it any more.
    """
    participation = still_in(participation)
    if not allowed(participation):
        raise Closed
    known = model.objects.filter(form_key=form_key).first()
    if known is not None and known.author_id == participation.pk:
        return known
    thing = model(
        # Another's key opens nothing.
        form_key=uuid.uuid4() if known else form_key,
        space=participation.space,
        author=participation,
        standing=standing_for(why_it_waits(participation, *_words(fields), *words)),
        **fields,
    )
    thing.expires_at = expiry(thing.space, thing.keeps_from)
    thing.save()
    if then:
        then(thing)
    if thing.standing == Standing.WAITING:
        tell_of_thing(thing)
    return thing


def _words(fields):
    return [value for value in fields.values() if isinstance(value, str)]


def held(participation, thing):
    """Return a thing that she may change, its row held, in the caller's transaction.

    Raises:
        Closed: it is gone, or is not hers to change any more.
    """
    participation = still_in(participation)
    found = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if found is None or not may_change(participation, found):
        raise Closed
    found.space = participation.space
    return found


@transaction.atomic
def change(participation, thing, *, then=None, **fields):
    """Change something of a space; what it said before is kept nowhere.

    Raises:
        Closed: it is gone, or is not hers to change any more.
    """
    participation = still_in(participation)
    found = held(participation, thing)
    for name, value in fields.items():
        setattr(found, name, value)
    found.expires_at = expiry(found.space, found.keeps_from)
    wait_where_needed(participation, found, *_words(fields), changed=True)
    if then:
        then(found)
    return found


def wait_where_needed(participation, found, *words, changed):
    """Keep a held thing that somebody changed, and have it read first where her words ask for it.

    Args:
        participation: of who changed it, as it is now.
        words: what she typed; changed: as in `first_reading.why_it_waits`.
    """
    waits = not found.is_apart and why_it_waits(participation, *words, changed=changed)
    found.standing = Standing.WAITING if waits else found.standing
    found.changed_by = participation
    found.save()
    if waits:
        tell_of_thing(found)


@transaction.atomic
def remove(participation, thing):
    """Remove something of a space, for good, with its files.

    What a moderator removes stands in the log: of others, and of her own while it is reported.

    Raises:
        Closed: it is not hers to remove.
    """
    found = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if found is None:
        return
    if not may_take_away(participation, found):
        raise Closed
    reported = ThingReport.objects.waiting().filter(thing=found.public_id).exists()
    if participation.is_moderator and (reported or found.author_id != participation.pk):
        log(participation, ModerationDeed.REMOVED, post=found, note=found.PART)
    found.delete()
