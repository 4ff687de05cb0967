"""Moments of a recording: "12:34", "1:02:03"."""

import re

WRITTEN = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?$")


def seconds_of(text):
    """Return the number of seconds that a moment stands for, None when it is none."""
    found = WRITTEN.match(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if seconds > 59 or (found[1] and minutes > 59):
        return None
    return hours * 3600 + minutes * 60 + seconds


def moment(seconds):
    """Return a number of seconds as a moment."""
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
