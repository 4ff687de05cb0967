"""All the tables of the database, kept in memory and put back: quicker than making again what they held."""

import sqlite3

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from psycopg.sql import SQL, Identifier

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"


class SqliteTables:
    """The whole database, as SQLite copies it."""

    def __init__(self):
        """Keep the tables as they are now."""
        self.copy = sqlite3.connect(":memory:")
        connection.connection.backup(self.copy)

    def bring_back(self):
        """Put the tables as they were."""
        connection.ensure_connection()
        self.copy.backup(connection.connection)


class PostgresqlTables:
    """The rows of each table, and where its numbers were."""

    def __init__(self):
        """Keep the tables as they are now."""
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            names = [name for (name,) in cursor.fetchall()]
            self.rows = {name: self._read(cursor, name) for name in names}
            cursor.execute(SEQUENCES)
            self.numbers = cursor.fetchall()

    def _read(self, cursor, name):
        with cursor.copy(SQL("COPY {} TO STDOUT (FORMAT binary)").format(Identifier(name))) as copy:
            return b"".join(copy)

    @transaction.atomic
    def bring_back(self):
        """Put the tables as they were, none of them watched meanwhile by its keys and triggers."""
        with connection.cursor() as cursor:
            names = SQL(", ").join(map(Identifier, self.rows))
            cursor.execute(SQL("TRUNCATE {}").format(names))
            cursor.execute("SET LOCAL session_replication_role = replica")
            for name, rows in self.rows.items():
                with cursor.copy(SQL("COPY {} FROM STDIN (FORMAT binary)").format(Identifier(name))) as copy:
                    copy.write(rows)
            for name, number in self.numbers:
                cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, number])


def keep_tables():
    """Return what keeps all the tables as they are now, with `bring_back()`."""
    return SqliteTables() if connection.vendor == "sqlite" else PostgresqlTables()


def bring_back(kept):
    """Put the tables as they were, and forget what the process knew of other ones.

    Args:
        kept: as `keep_tables` returned it.
    """
    kept.bring_back()
    ContentType.objects.clear_cache()
