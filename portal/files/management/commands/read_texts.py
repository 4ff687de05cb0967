"""Have the texts of files read again."""

from django.core.management.base import BaseCommand

from portal.files import texts
from portal.files.models import PortalFile


class Command(BaseCommand):
    """Put the reading of files' texts into the queue; what is known of them is forgotten meanwhile."""

    help = "Have the background read the text of files: those never read, or all with --all."

    def add_arguments(self, parser):
        """Accept --all."""
        parser.add_argument("--all", action="store_true", help="Read all files again.")

    def handle(self, *args, **options):
        """Ask for the readings, and say how many."""
        number = texts.begin_missing(PortalFile.objects.all() if options["all"] else None)
        self.stdout.write(f"Files to read: {number}")
