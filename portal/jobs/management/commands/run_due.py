"""Do the background work that waits, then stop."""

from django.core.management.base import BaseCommand

from portal.jobs.working import work


class Command(BaseCommand):
    """For a machine with cron and no worker: call it every minute."""

    help = "Do the background work that waits now, then stop (for cron)."

    def handle(self, *args, **options):
        """Work until nothing is left."""
        work(until_empty=True)
