"""Check that nobody changed the access log."""

from django.core.management.base import BaseCommand, CommandError

from members.privacy.access_log import check


class Command(BaseCommand):
    """Read the whole log; fail where it is not as it was written."""

    help = (
        "Check the access log. Write the last line's number and digest down elsewhere: "
        "they hold the log to what it said today."
    )

    def handle(self, *args, **options):
        """Check.

        Raises:
            CommandError: a line was changed, added or removed.
        """
        verdict = check()
        if not verdict.is_whole:
            raise CommandError(f"The access log is not as it was written, from line {verdict.broken_at} on.")
        self.stdout.write(
            f"{verdict.lines} lines, as they were written. Last: {verdict.last} {verdict.digest}"
        )
