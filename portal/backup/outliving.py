"""What outlives a restoration, in a file beside the database while neither database is whole."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from portal.backup.databases import database
from portal.registries.outliving import outliving


def _path():
    return Path(settings.VAR_DIR) / "outliving.json"


def _held():
    """Return what the site holds now; nothing where there is no database, or one of an older version."""
    if not database().exists():
        return {}
    held = {}
    for entry in outliving:
        try:
            held[entry.name] = entry.take()
        except DatabaseError:
            continue
    return held


def keep():
    """Write down what must outlive the database. What a restoration that was killed left is not lost."""
    path, kept = _path(), []
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with open(part, "w", encoding="utf-8") as file:
        json.dump([*kept, _held()], file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def give_back():
    """Apply it to the restored database, then forget the file."""
    path = _path()
    kept = json.loads(path.read_text(encoding="utf-8"))
    for held in kept:
        for entry in outliving:
            entry.give(held.get(entry.name))
    path.unlink()
