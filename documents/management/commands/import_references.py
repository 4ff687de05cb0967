"""Import references as notices."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from documents.imports.writing import import_references
from documents.models import DocumentIndexPage
from documents.references.reading import UnreadableFile
from portal.links import DEFAULT_LANGUAGE


class Command(BaseCommand):
    """Import BibTeX, RIS or CSL-JSON files, each in one transaction, and say what became of each entry."""

    help = "Import BibTeX, RIS or CSL-JSON files as notices; a second import of a file adds nothing."

    def add_arguments(self, parser):
        """Accept the files and how to make the notices."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--draft", action="store_true", help="Make drafts, to be published by hand.")
        parser.add_argument(
            "--keep-probable", action="store_true", help="Import also what is probably there already."
        )

    def handle(self, *args, files, draft, keep_probable, **options):
        """Import each file; one that cannot be read stops no other, and the command then fails."""
        index = DocumentIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE).first()
        if index is None:
            raise CommandError("There is no French documentation centre yet: make its page first.")
        failed = 0
        for path in files:
            try:
                report = import_references(
                    path.read_bytes(), index, live=not draft, keep_probable=keep_probable
                )
            except (OSError, UnreadableFile) as error:
                failed += 1
                self.stderr.write(f"{path}: {error}")
                continue
            self._tell(path, report, options["verbosity"])
        if failed:
            raise CommandError(f"{failed} file(s) could not be read.")

    def _tell(self, path, report, verbosity):
        self.stdout.write(
            f"{path}: {len(report.new)} new, {len(report.same)} same, "
            f"{len(report.probably_same)} probably the same, {len(report.rejected)} rejected"
        )
        for rejected in report.rejected:
            self.stdout.write(f"  line {rejected.line}: rejected: {rejected.reason}")
        for outcome in report.probably_same:
            self.stdout.write(f"  line {outcome.line}: probably the same: {outcome.title} | {outcome.like}")
        for outcome in report.shortened:
            self.stdout.write(f"  line {outcome.line}: shortened ({outcome.like}): {outcome.title}")
        if verbosity > 1:
            for outcome in report.same:
                self.stdout.write(f"  line {outcome.line}: same: {outcome.title}")
