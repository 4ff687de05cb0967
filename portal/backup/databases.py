"""The database in use, as backups see it."""

from pathlib import Path
from typing import Protocol

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from wagtail.models import Page

from portal.backup.postgresql import PostgreSQLDatabase
from portal.backup.sqlite import SQLiteDatabase


class Database(Protocol):
    """What each kind of database does for backups."""

    kind: str
    file_name: str

    def room(self) -> dict[Path, int]:
        """Return what a copy of it takes at most, {its folder: bytes}; nothing when that is unknown."""

    def write(self, target: Path) -> list[list[str]]:
        """Write a snapshot, while others write, and return the migrations applied to it."""

    def exists(self) -> bool:
        """Tell whether there is a database to look at."""

    def refuse_damaged(self):
        """Raise BackupError when the database cannot be opened."""

    def refuse_if_used(self):
        """Raise BackupError when others use the database."""

    def replace(self, source: Path, stored):
        """Put the snapshot `source` in place of the database, all or nothing."""


def database() -> Database:
    """Return the database in use."""
    return PostgreSQLDatabase() if connection.vendor == "postgresql" else SQLiteDatabase()


def known_migrations() -> set[tuple[str, str]]:
    """Return the migrations that this code knows, as (app, name)."""
    migrations = MigrationLoader(None).disk_migrations
    return set(migrations).union(*(migration.replaces for migration in migrations.values()))


def is_behind() -> bool:
    """Tell whether some migrations are still to apply."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def holds_content() -> bool:
    """Tell whether somebody has an account, or made a page beyond those that Wagtail begins with."""
    if not database().exists():
        return False
    made = Page.objects.exclude(content_type__app_label="wagtailcore", content_type__model="page")
    tables = connection.introspection.table_names()
    kinds = [get_user_model().objects.all(), made]
    return any(kind.model._meta.db_table in tables and kind.exists() for kind in kinds)
