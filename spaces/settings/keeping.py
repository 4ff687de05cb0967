"""Keeping the settings of a space, and what follows from them, in one transaction."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from spaces.discussions.keeping import shorten
from spaces.joining import for_all
from spaces.map.doors import follow_space
from spaces.models import Post, Space, Topic
from spaces.settings.changes import lets_more_in, shortens
from spaces.testimonies.practitioners import keep_from_practitioners


def names_of(space):
    """Return {language: name} of a space."""
    return {"fr": space.name_fr, "en": space.name_en or space.name_fr}


def keep(before, after, *, real_change=False):
    """Keep a space as it would be, in the caller's transaction, under its lock.

    Args:
        before: as it is; after: clean.
        real_change: whether the agreements change in what they say: everybody signs anew.
    """
    if real_change:
        after.agreements_number = before.agreements_number + 1
    after.save()
    if shortens(before, after):
        _shorten(after)
    if lets_more_in(before, after):
        keep_from_practitioners(after)
    for_all(after)
    follow_space(after, names_of(before))


def _shorten(space):
    """Let what was written go sooner; what somebody chose to have erased even sooner stays so."""
    kept = timedelta(days=space.retention_days)
    shorten(Post.objects.filter(topic__space=space), F("written_at") + kept)
    shorten(Topic.objects.filter(space=space), F("last_post_at") + kept)
    shorten(Topic.objects.filter(space=space), F("begun_at") + kept, "title_expires_at")


@transaction.atomic
def archive(space):
    """Close a space: its people read it, nobody writes in it, its door is gone; tell whether it was open."""
    held = Space.objects.select_for_update().get(pk=space.pk)
    if held.archived_at:
        return False
    held.archived_at = timezone.now()
    held.save(update_fields=["archived_at"])
    follow_space(held)
    return True


@transaction.atomic
def reopen(space):
    """Open an archived space again, its door too; one that was merged into another stays closed."""
    held = Space.objects.select_for_update().get(pk=space.pk)
    if not held.archived_at or held.merged_into_id:
        return False
    held.archived_at = None
    held.save(update_fields=["archived_at"])
    for_all(held)
    follow_space(held)
    return True
