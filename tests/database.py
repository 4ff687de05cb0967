"""The database that tests begin with: migrated once for a set of migrations, with the site in it."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection


def migrated_copy():
    """Return where the SQLite database that these migrations make is kept from one run to the next."""
    root = Path(settings.BASE_DIR)
    read = [*sorted(root.glob("[a-z]*/migrations/*.py")), root / "requirements.txt"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in read)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"portal-migrated-{os.getuid()}-{digest}.sqlite3"


def begin_with_copy():
    """Put the kept database where the tests look for theirs, and tell whether there was one."""
    copy = migrated_copy()
    if connection.vendor != "sqlite" or not copy.exists():
        return False
    own = Path(settings.DATABASES["default"]["TEST"]["NAME"])
    for name in (f"{own}-wal", f"{own}-shm"):
        Path(name).unlink(missing_ok=True)
    shutil.copyfile(copy, own)
    return True


def keep_copy():
    """Keep the database, whole or not at all, as migrations have just made it."""
    copy = migrated_copy()
    if connection.vendor != "sqlite" or copy.exists():
        return
    unfinished = copy.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    target = sqlite3.connect(unfinished)
    connection.connection.backup(target)
    target.close()
    unfinished.replace(copy)
