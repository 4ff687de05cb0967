"""Names of files as people, and attackers, give them: what is kept of them hurts nobody."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.text import slugify

FOLDERS = re.compile(r"[/\\]")
LONGEST, LONGEST_STORED = 120, 60
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # controls, what turns the direction of writing, other lines


def one_line(text: str) -> str:
    """Return words of one line, of at most 120 characters, of which none is unseen or turns others over."""
    seen = "".join(" " if unicodedata.category(letter) in UNSEEN else letter for letter in text or "")
    return " ".join(seen.split())[:LONGEST].rstrip()


def given_name(name: str) -> str:
    """Return what a person called a file that she sends, to show it to her: without folders nor ending."""
    last = FOLDERS.split(name or "")[-1]
    return one_line(PurePosixPath(last).stem).lstrip(".")


def stored_name(name: str, extension: str) -> str:
    """Return the name under which a clean file is handed to a storage.

    Args:
        extension: what its content deserves, without a dot.
    """
    return f"{slugify(given_name(name))[:LONGEST_STORED] or 'document'}.{extension}"
