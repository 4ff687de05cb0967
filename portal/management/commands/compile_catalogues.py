"""Compile the translation catalogues, without needing the gettext programs."""

from django.conf import settings
from django.core.management.base import BaseCommand

import polib


class Command(BaseCommand):
    """Write each django.mo that is older than its django.po."""

    help = "Compile the translation catalogues that have changed."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Compile what is out of date."""
        for folder in settings.LOCALE_PATHS:
            for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                    polib.pofile(str(source)).save_as_mofile(str(target))
                    self.stdout.write(f"Compiled {source.parent.parent.name}.")
