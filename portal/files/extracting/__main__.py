"""Reads the text of one file: `python -m portal.files.extracting KIND SOURCE DESTINATION`.

Writes lines of JSON: {"pages": number, or null for a text without pages}, then the text of each
page or passage, then {"end": "read"} or {"end": "long"}; or {"refused": code}. What stands before
a sudden end is good: each line is written when it is read.
"""

import contextlib
import json
import re
import resource
import signal
import sys
from time import monotonic

from portal.files.extracting.refusal import RefusedText

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 60  # after which the process is killed, of processor and on the clock
READING_SECONDS = 40  # after which it stops by itself, with what it has read
MOST_PAGES = 3_000
MOST_CHARACTERS = 6_000_000
MOST_WRITTEN = 64 * 1024 * 1024  # bytes
# Databases take no null character; PDFium marks with \x02 a word that is cut at the end of a line.
CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def texts(kind, source):
    """Return (number of pages or None, iterable of texts).

    Raises:
        RefusedText: it cannot be read.
    """
    # Each library is read in only when it is needed.
    if kind == "pdf":
        from portal.files.extracting.pdf import pdf_pages

        return pdf_pages(source)
    from portal.files.extracting.words import office_passages, plain_passages

    return None, plain_passages(source) if kind == "txt" else office_passages(source, kind)


def limit():
    """Bind this process: memory, processor, clock, size of what it writes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The system's own alarm ends it too when the worker that watches over it was killed.
    signal.alarm(SECONDS)


def read(kind, source, write):
    """Write what the file says, line by line, within what may be read."""
    until, characters = monotonic() + READING_SECONDS, 0
    try:
        number, found = texts(kind, source)
        write({"pages": number})
        for place, text in enumerate(found):
            characters += len(text)
            if place >= MOST_PAGES or characters > MOST_CHARACTERS or monotonic() > until:
                write({"end": "long"})
                return
            text = CONTROLS.sub("", text).encode("utf-8", "replace").decode()
            write(text)
        write({"end": "read"})
    except RefusedText as refusal:
        write({"refused": refusal.code})
    except (MemoryError, RecursionError):
        write({"end": "heavy"})


def main(kind, source, destination):
    """Read `source` within limits into `destination`."""
    limit()
    with open(destination, "w", encoding="utf-8") as output:

        def write(line):
            output.write(json.dumps(line, ensure_ascii=False) + "\n")
            output.flush()

        read(kind, source, write)


if __name__ == "__main__":
    main(*sys.argv[1:4])
