"""How French is set: no line begins with a mark, nor cuts a telephone number."""

import re

SPACE_BEFORE = re.compile(r" (?=(?:</?mark>)?[:;?!»])")
SPACE_AFTER = re.compile(r"(?<=«) ")
SPACE_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}[ -]\d)")  # 1 800 363-9010


def unbroken(text):
    """Return a French text whose lines cut no telephone number, nor leave a mark of its word."""
    for space in (SPACE_BEFORE, SPACE_AFTER, SPACE_IN_NUMBER):
        text = space.sub("\u00a0", str(text))
    return text
