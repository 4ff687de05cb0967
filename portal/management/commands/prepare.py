"""Bring the database to this version of the portal: for a new site and after each upgrade."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.files.texts import begin_missing
from portal.search.indexing import is_outdated, rebuild


class Command(BaseCommand):
    """Migrate, make what is missing, apply the roles, rebuild an index that an older version made."""

    help = "Bring the database to this version of the portal. A second run changes nothing."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Do each in turn; files whose text was never read go to the queue."""
        call_command("compile_catalogues", stdout=self.stdout)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("setup_roles", verbosity=0)
        if is_outdated():
            self.stdout.write("The search index was made by another version: rebuilding it…")
            rebuild()
        begin_missing()
