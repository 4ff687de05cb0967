"""Restore a backup."""

from pathlib import Path

from django.core.management.base import BaseCommand

from portal.backup.errors import plain_errors
from portal.backup.restoring import restore_backup


class Command(BaseCommand):
    """Put a backup in place of the database and the files, once it is found whole."""

    help = "Check a backup, then put it in place of the database and the files. Stop the site first."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Accept the folder and --replace."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="A folder that `backup` wrote.")
        parser.add_argument(
            "--replace", action="store_true", help="Even on a site that already holds something."
        )

    def handle(self, *args, folder, replace, **options):
        """Restore, and say what was."""
        with plain_errors():
            done = restore_backup(folder, replace=replace)
        manifest = done.manifest
        self.stdout.write(f"Restored the backup of {manifest.made_at}: {len(manifest.files)} files.")
        if done.moved:
            places = " and ".join(map(str, done.moved_to))
            self.stdout.write(f"Files that differ from it, moved to {places}: {done.moved}.")
        if done.waiting:
            self.stdout.write(
                "Messages that waited when it was made, and that the worker will send, "
                f"perhaps a second time: {done.waiting}."
            )
