"""What goes wrong with a backup, in words for the person at the keyboard."""

from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import Error


class BackupError(Exception):
    """A backup or a restoration cannot be done. Its text says why, and what to do."""


@contextmanager
def plain_errors():
    """Say what goes wrong in one line, as management commands do.

    Raises:
        CommandError: instead of an error of the backup, of the system or of the database.
    """
    try:
        yield
    except BackupError as error:
        raise CommandError(str(error)) from error
    except Error as error:
        raise CommandError(f"The database answered: {str(error).strip()}") from error
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise CommandError(f"{error.strerror or error}{where}.") from error
