"""Back up the database and the files."""

from pathlib import Path

from django.core.management.base import BaseCommand

from portal.backup.errors import plain_errors
from portal.backup.folders import in_words
from portal.backup.writing import write_backup

NAMED = 5


class Command(BaseCommand):
    """Write a backup into a new folder, while the site works."""

    help = "Write the database and the files into a new folder, with their checksums, while the site works."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Accept the folder."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="A new folder.")

    def handle(self, *args, folder, **options):
        """Back up, and say where, how many files and how large."""
        with plain_errors():
            made = write_backup(folder)
        self.stdout.write(f"Backup written to {folder}: {len(made.files)} files, {in_words(made.size)}.")
        if made.deleted:
            named = ", ".join(made.deleted[:NAMED]) + (", …" if len(made.deleted) > NAMED else "")
            self.stderr.write(f"Files deleted meanwhile, not in it: {len(made.deleted)} ({named}).")
