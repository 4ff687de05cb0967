"""The one reading of files' texts, in a process of its own: whatever is in the file, it ends."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from portal.files.models import TextState
from portal.files.page_text import Passage, tidy

SECONDS = 65  # the process ends itself a little before
READ = {"pdf", "docx", "odt", "txt"}
FEWEST_CHARACTERS = 20  # a page, on average: with fewer it is a picture
# The process opens hostile files: it is told no secret.
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Extraction:
    """What was read of a file.

    Args:
        state: what became of the reading.
        passages: what is to be found, in order.
        pages: number of pages of the file, None when it has none or that is not known.
        pages_read: how many of them, or of its passages, were read.
    """

    state: TextState
    passages: list[Passage] = field(default_factory=list)
    pages: int | None = None
    pages_read: int = 0


def can_read(extension: str) -> bool:
    """Tell whether the text of files of this kind is read."""
    return extension in READ


def extract(file, extension: str) -> Extraction:
    """Read the text of a file, whoever's it is.

    Args:
        file: a Django file; it is read from its beginning.
        extension: what its content is, without a dot.
    """
    with tempfile.TemporaryDirectory(prefix="text-") as folder:
        source, destination = Path(folder) / "source", Path(folder) / "lines"
        with file.open("rb") as opened, source.open("wb") as copy:
            for chunk in opened.chunks():
                copy.write(chunk)
        _run(extension, source, destination)
        return _extraction(_lines(destination))


def _run(kind, source, destination):
    """Read in a process of its own session; after the time allowed, it is killed with all that it started."""
    command = [sys.executable, "-m", "portal.files.extracting", kind, str(source), str(destination)]
    environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    with tempfile.TemporaryFile() as complaint:
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaint,
            start_new_session=True,
        )
        try:
            process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            log.warning("The reading of a file took too long: stopped.")
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process.returncode:
            complaint.seek(0)
            said = complaint.read()[-2000:].decode(errors="replace")
            log.warning("The reading of a file ended with %s: %s", process.returncode, said)


def _lines(path):
    """Return what was written: a last line that was cut is left out."""
    found = []
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                found.append(json.loads(line))
            except ValueError:
                break
    return found


def _extraction(lines):
    facts = {key: value for line in lines if isinstance(line, dict) for key, value in line.items()}
    texts = [line for line in lines if isinstance(line, str)]
    if "refused" in facts:
        return Extraction(TextState(facts["refused"]))
    characters, pages = sum(len(text.strip()) for text in texts), facts.get("pages")
    if not texts and facts.get("end") != "read":
        return Extraction(TextState.HEAVY, pages=pages)
    return Extraction(
        _state(facts.get("end") == "read", characters, len(texts), pages),
        tidy(texts, numbered=pages is not None),
        pages,
        len(texts),
    )


def _state(is_whole, characters, number, pages):
    if not is_whole and characters:
        return TextState.LONG
    if pages and characters < FEWEST_CHARACTERS * number:
        return TextState.SCANNED
    return TextState.READ if characters else TextState.UNREADABLE
