"""Restoring a backup."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections

from portal.backup.databases import database, holds_content, is_behind, known_migrations
from portal.backup.errors import BackupError
from portal.backup.folders import ensure_room
from portal.backup.manifest import Manifest
from portal.backup.outliving import give_back, keep
from portal.backup.placing import Placement
from portal.models import OutgoingMessage
from portal.search.indexing import is_outdated, rebuild


@dataclass
class Restored:
    """What a restoration did.

    Args:
        manifest: what the backup held.
        moved: how many files were moved away, and into which folders.
        waiting: messages that waited to leave when the backup was made, and do so again.
    """

    manifest: Manifest
    moved: int = 0
    moved_to: list[Path] = field(default_factory=list)
    waiting: int = 0


def restore_backup(folder: Path, *, replace=False) -> Restored:
    """Put the database and the files of a backup in place of the site's. Nobody may use the site meanwhile.

    Args:
        folder: the backup.
        replace: even if the site already holds something.

    Returns:
        What was done.

    Raises:
        BackupError: it cannot be done; until everything was checked and copied, nothing is touched.
    """
    folder = folder.absolute()
    manifest, store = Manifest.read(folder), database()
    store.refuse_damaged()
    _refuse_foreign(manifest, store)
    if not replace and holds_content():
        raise BackupError("This site already holds something: use --replace to put the backup in its place.")
    store.refuse_if_used()
    placement = Placement(folder, manifest)
    _check_whole(folder, manifest, store, placement)
    try:
        placement.stage()
        keep()
        connections.close_all()
        store.replace(folder / store.file_name, manifest.files[store.file_name])
    except BaseException:
        placement.discard()
        raise
    placement.place()
    _bring_up_to_date()
    give_back()
    waiting = OutgoingMessage.objects.filter(sent_at=None).count()
    return Restored(manifest, placement.moved, placement.moved_to, waiting)


def _refuse_foreign(manifest, store):
    if manifest.database != store.kind:
        raise BackupError(
            f"This backup is of a {manifest.database} database, and the site's is {store.kind}."
        )
    unknown = sorted({(app, name) for app, name in manifest.migrations} - known_migrations())
    if unknown:
        app, name = unknown[0]
        raise BackupError(
            f"This backup was made by a newer version of the portal, with {len(unknown)} migrations "
            f"that this one does not know ({app} {name}): install that version first."
        )


def _check_whole(folder, manifest, store, placement):
    manifest.check_sizes(folder)
    needs = placement.room()
    for place in store.room():
        needs[place] = needs.get(place, 0) + manifest.files[store.file_name].size
    ensure_room(needs)
    manifest.check_checksums(folder)


def _bring_up_to_date():
    """Take an older backup to this version of the portal, and forget what was kept of the site before."""
    if is_behind():
        call_command("migrate", interactive=False, verbosity=0)
    if is_outdated():
        rebuild()
    call_command("createcachetable", verbosity=0)
    for name in settings.CACHES:
        caches[name].clear()
