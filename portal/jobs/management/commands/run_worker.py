"""Do the background work, for ever."""

from django.core.management.base import BaseCommand

from portal.jobs.working import work


class Command(BaseCommand):
    """A worker: tasks, periodic jobs, retries. Any number may run; SIGTERM ends it after its task."""

    help = "Do the background work until stopped. Several may run at once."
    # They would load the addresses and the admin, a quarter of the memory; the site's start makes them.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Accept the pause between two looks at an empty queue."""
        parser.add_argument("--interval", type=float, default=1.0, help="Seconds between two looks.")

    def handle(self, *args, interval, **options):
        """Work."""
        work(interval=interval)
