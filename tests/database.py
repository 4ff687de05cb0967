"""The database that tests begin with: migrated once for a set of migrations, then copied by who needs it."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

import psycopg
from psycopg.sql import SQL, Identifier

FAMILY = "portal-migrated"


def begin_with_copy():
    """Begin the tests with a copy of the migrated database; tell whether the tests' own is there already.

    PostgreSQL makes the copy itself, when the database of the tests is made.
    """
    kept = migrated_database()
    if connection.vendor != "sqlite":
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = kept
        connection.settings_dict["TEST"]["TEMPLATE"] = kept
        return False
    own = Path(settings.DATABASES["default"]["TEST"]["NAME"])
    for name in (f"{own}-wal", f"{own}-shm"):
        Path(name).unlink(missing_ok=True)
    shutil.copyfile(kept, own)
    return True


def migrated_database():
    """Return the database that these migrations make: its file on SQLite, its name on PostgreSQL.

    It is kept from one run to the next, and made by the first process that asks: together they would only
    be slower.
    """
    with _turn():
        return _migrated_file() if connection.vendor == "sqlite" else _migrated_template()


def _migrated_file():
    kept = Path(tempfile.gettempdir()) / f"{_name()}.sqlite3"
    if not kept.exists():
        for old in kept.parent.glob(f"{FAMILY}-{os.getuid()}-*.sqlite3*"):
            old.unlink()
        unfinished = kept.with_suffix(".sqlite3.unfinished")
        _migrate(f"sqlite:///{unfinished}")
        unfinished.replace(kept)
    return kept


def _migrated_template():
    kept, unfinished = _name(), f"{FAMILY}-unfinished"
    values = connection.settings_dict
    login = values["USER"] + (f":{values['PASSWORD']}" if values["PASSWORD"] else "")
    server = f"postgres://{login}@{values['HOST']}:{values['PORT'] or 5432}"
    with psycopg.connect(f"{server}/{values['NAME']}", autocommit=True) as there:
        rows = there.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{FAMILY}-%"])
        found = [name for (name,) in rows]
        if kept not in found:
            for old in found:
                there.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(old)))
            there.execute(SQL("CREATE DATABASE {}").format(Identifier(unfinished)))
            _migrate(f"{server}/{unfinished}")
            rename = SQL("ALTER DATABASE {} RENAME TO {}")
            there.execute(rename.format(Identifier(unfinished), Identifier(kept)))
    return kept


def _name():
    root = Path(settings.BASE_DIR)
    read = [*sorted(root.glob("[a-z]*/migrations/*.py")), *sorted(root.glob("[a-z]*/*/migrations/*.py"))]
    read.append(root / "requirements.txt")
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in read)).hexdigest()[:16]
    return f"{FAMILY}-{os.getuid()}-{digest}"


def _migrate(url):
    with tempfile.TemporaryDirectory() as folder:
        changes = {"DATABASE_URL": url, "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"],
            cwd=settings.BASE_DIR,
            env={**os.environ, **changes},
            timeout=900,
            check=True,
        )


@contextmanager
def _turn():
    with (Path(tempfile.gettempdir()) / f"{FAMILY}-{os.getuid()}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
