"""What is done with files in the background."""

from django_tasks import task

from portal.files import texts


@task()
def read_text(key: int, token: str):
    """Read the text of a file of the library.

    Args:
        key: of the `PortalFile`; one that is gone is left alone.
        token: of the reading that is asked for.
    """
    texts.read(key, token)
