"""Cleans one file: `python -m portal.files.cleaning SOURCE DESTINATION`; prints what it found as JSON."""

import contextlib
import json
import resource
import sys
from pathlib import Path

from portal.files.cleaning.kinds import IMAGES, OFFICE_PARTS, kind_of
from portal.files.cleaning.refusal import RefusedFile

MEMORY = 1536 * 1024 * 1024  # bytes
SECONDS = 20  # of processor; portal.files.clean waits a little longer


def clean(content: bytes) -> tuple[bytes, dict]:
    """Return (the cleaned content, {extension, pages…}).

    Raises:
        RefusedFile: it is not taken.
    """
    kind = kind_of(content)
    cleaned, facts = _clean_kind(content, kind)
    return cleaned, {"extension": kind, **facts}


def _clean_kind(content, kind):
    # Each reads in its library only when it is needed.
    if kind in IMAGES:
        from portal.files.cleaning.images import clean_image

        return clean_image(content, kind)
    if kind == "pdf":
        from portal.files.cleaning.pdf import clean_pdf

        return clean_pdf(content)
    if kind in OFFICE_PARTS.values():
        from portal.files.cleaning.ooxml import clean_ooxml

        return clean_ooxml(content, kind)
    if kind == "txt":
        return _clean_text(content), {}
    from portal.files.cleaning.opendocument import clean_opendocument

    return clean_opendocument(content, kind)


def _clean_text(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.encode("utf-8")


def main(source, destination):
    """Clean `source` into `destination` within limits, and print the outcome."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        cleaned, facts = clean(Path(source).read_bytes())
        Path(destination).write_bytes(cleaned)
    except RefusedFile as refusal:
        facts = {"refused": refusal.code}
    except (MemoryError, RecursionError):
        facts = {"refused": "heavy"}
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:3])
