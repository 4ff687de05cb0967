"""Rebuild the search index."""

from django.core.management.base import BaseCommand

from portal.search.indexing import rebuild


class Command(BaseCommand):
    """Make the search index anew from what is published; readers keep the old one meanwhile."""

    help = "Make the search index anew from what is published."

    def handle(self, *args, **options):
        """Rebuild, and say how many things of each source were written."""
        rebuild(lambda source, number: self.stdout.write(f"{source.name}: {number}"))
