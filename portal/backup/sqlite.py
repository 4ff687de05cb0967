"""SQLite: a copy of its file, made by SQLite itself."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from portal.backup import checksums
from portal.backup.errors import BackupError
from portal.backup.folders import size_of

LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
BESIDE = ("-wal", "-shm", "-journal")


class SQLiteDatabase:
    """The database in one file."""

    kind = "sqlite"
    file_name = "database.sqlite3"

    def __init__(self):
        """Take the file of the settings."""
        self.path = Path(connection.settings_dict["NAME"]).resolve()

    def room(self):
        """Return what a copy of it takes at most, {its folder: bytes}."""
        return {self.path.parent: size_of(self.path) + size_of(self.path.with_name(self.path.name + "-wal"))}

    def exists(self):
        """Tell whether there is a database: opening it would make one."""
        return self.path.exists()

    def write(self, target):
        """Write a snapshot into the file `target`, while others write.

        Returns:
            The migrations applied to it, as [app, name].

        Raises:
            BackupError: there is no database, or it is damaged.
        """
        if not self.exists():
            raise BackupError(f"There is no database at {self.path}.")
        connection.ensure_connection()
        with closing(sqlite3.connect(target, isolation_level=None)) as snapshot:
            # All pages in one step: one state, and writers never make it begin again.
            connection.connection.backup(snapshot)
            # One file, without a log beside it.
            snapshot.execute("PRAGMA journal_mode=DELETE")
            return self._examine(snapshot)

    def _examine(self, snapshot):
        try:
            found = snapshot.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise BackupError(f"The database is damaged: {found}.")
            migrations = snapshot.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
        except sqlite3.OperationalError as error:
            raise BackupError("The database is empty: there is nothing to back up.") from error
        except sqlite3.DatabaseError as error:
            raise BackupError(f"The database is damaged: {error}.") from error
        return [list(migration) for migration in migrations]

    def refuse_damaged(self):
        """Make sure that the present database, if any, can be opened.

        Raises:
            BackupError: it cannot. What it holds may still be saved by somebody: it is not ours to remove.
        """
        if not self.exists():
            return
        try:
            with closing(sqlite3.connect(self.path)) as mine:
                mine.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.DatabaseError as error:
            raise BackupError(
                f"The database {self.path} cannot be read ({error}): move it away, then restore."
            ) from error

    def refuse_if_used(self):
        """Make sure that nobody has the database open, and gather it in one file.

        Whoever still had it open would go on writing into the file that was replaced.

        Raises:
            BackupError: somebody has.
        """
        connection.close()
        if not self.exists():
            return
        try:
            with closing(sqlite3.connect(self.path, timeout=1, isolation_level=None)) as mine:
                # SQLite leaves its log only when no one else is there.
                mine.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            # A damage further inside is a reason to restore, not to refuse.
            if error.sqlite_errorname.startswith(LOCKED):
                raise BackupError("The database is in use: stop the site and its workers first.") from error

    def replace(self, source, stored):
        """Put a snapshot in place of the database: all of it or nothing.

        Args:
            source: the snapshot.
            stored: what it has to hold.

        Raises:
            BackupError: the snapshot changed since it was checked, or somebody uses the database.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".restoring")
        try:
            if checksums.copy(source, fresh) != stored:
                raise BackupError(f"{source.name} changed while it was read.")
            self._dress(fresh)
            os.sync()
            self.refuse_if_used()
            # Before, not after: a log that outlived its database would be applied to the new one.
            for suffix in BESIDE:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            os.replace(fresh, self.path)
        finally:
            fresh.unlink(missing_ok=True)

    def _dress(self, fresh):
        """Give the new file the rights of the old one."""
        if not self.exists():
            return
        shutil.copymode(self.path, fresh)
        if os.geteuid() == 0:
            old = self.path.stat()
            os.chown(fresh, old.st_uid, old.st_gid)
