"""PostgreSQL: its own programs, on one snapshot."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from portal.backup.errors import BackupError

OURS = ("--no-owner", "--no-privileges")
HEADER = 4096  # bytes
# Written by programs of version 17 and later; older servers do not know it.
FOREIGN = b"SET transaction_timeout = 0;\n"
# Tables that the backup does not know would hold those that it replaces; an extension's functions stay.
CLEAR = b"""\
BEGIN;
SET LOCAL lock_timeout = '30s';
SET LOCAL client_min_messages = warning;
DO $$
DECLARE found record;
BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', found.tablename);
  END LOOP;
  FOR found IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', found.oid::regprocedure);
  END LOOP;
END $$;
"""
OTHERS = """\
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL
"""


class PostgreSQLDatabase:
    """The database of a server."""

    kind = "postgresql"
    file_name = "database.dump"

    def room(self):
        """Return nothing: a dump is compressed, and the server's disk is not ours to see."""
        return {}

    def exists(self):
        """Tell that there is one."""
        return True

    def refuse_damaged(self):
        """Do nothing: that is the server's affair."""

    def write(self, target):
        """Write a snapshot into the file `target`, while others write.

        Returns:
            The migrations applied to it, as [app, name].

        Raises:
            BackupError: the database is empty, or pg_dump is missing or fails.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            migrations = MigrationRecorder(connection).applied_migrations()
            if not migrations:
                raise BackupError("The database is empty: there is nothing to back up.")
            command, environment = _command("pg_dump")
            options = ["--format=custom", *OURS, f"--snapshot={snapshot}", f"--file={target}"]
            with _started("pg_dump", [*command, *options], env=environment):
                pass
        return [list(migration) for migration in migrations]

    def refuse_if_used(self):
        """Make sure that no one else is connected.

        Raises:
            BackupError: somebody is.
        """
        with connection.cursor() as cursor:
            cursor.execute(OTHERS)
            others = cursor.fetchone()[0]
        connection.close()
        if others:
            raise BackupError(
                f"The database is in use (connections: {others}): stop the site and its workers first."
            )

    def replace(self, source, stored):
        """Put a snapshot in place of the database: in one transaction, so all of it or nothing.

        pg_restore --clean would not do: it stops at tables made since the backup that refer to older ones.

        Args:
            source: the snapshot.
            stored: what it has to hold, which was checked.

        Raises:
            BackupError: a program is missing or fails, or somebody uses the database.
        """
        self.refuse_if_used()
        command, environment = _command("psql")
        write = [*command, "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"]
        read = ["pg_restore", *OURS, "--no-comments", "--file=-", str(source)]
        with _started("psql", write, env=environment, stdin=subprocess.PIPE) as writing:
            writing.stdin.write(CLEAR)
            with _started("pg_restore", read, stdout=subprocess.PIPE) as reading:
                writing.stdin.write(reading.stdout.read(HEADER).replace(FOREIGN, b""))
                shutil.copyfileobj(reading.stdout, writing.stdin)
            # Only a whole backup is committed: psql gives up the rest when its input ends early.
            writing.stdin.write(b"\nCOMMIT;\nANALYZE;\n")


def _command(program):
    """Return how to call a program on the database, its password in the environment."""
    arguments, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, "--no-password", *arguments[1:-1], f"--dbname={arguments[-1]}"]
    return command, {**os.environ, **(environment or {})}


@contextmanager
def _started(program, command, **options):
    """Start a program and wait for it after the block; what it complains of becomes the error."""
    if shutil.which(program) is None:
        raise BackupError(f"{program} is missing: install the package postgresql-client.")
    with tempfile.TemporaryFile() as complaint:
        stopped = False
        process = subprocess.Popen(command, stderr=complaint, **options)  # noqa: S603
        try:
            with process:
                yield process
        except BrokenPipeError:
            # The one that stopped reading says why.
            if process.stdin is None:
                raise
            stopped = True
        if process.returncode or stopped:
            complaint.seek(0)
            said = complaint.read().decode(errors="replace").strip()
            raise BackupError(f"{program} failed: {said[-1000:]}")
