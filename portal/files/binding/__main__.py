"""Binds pictures: `python -m portal.files.binding FOLDER DESTINATION LANGUAGE TITLE`.

It prints what it made as JSON. The folder holds nothing but pictures; their names give their order.
"""

import contextlib
import json
import resource
import sys
from pathlib import Path

from portal.files.binding.paper import bind
from portal.files.cleaning.refusal import RefusedFile

MEMORY = 768 * 1024 * 1024  # bytes of addresses, of which half are never touched
SECONDS = 100  # of processor; portal.files.papers waits less for few photos


def main(folder, destination, language, title):
    """Bind the pictures of a folder within limits, and print the outcome."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        facts = {"pages": bind(sorted(Path(folder).iterdir()), destination, language, title)}
    except RefusedFile as refusal:
        facts = {"refused": refusal.code}
    except (MemoryError, RecursionError):
        facts = {"refused": "heavy"}
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:5])
