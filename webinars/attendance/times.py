"""Hours and lengths as the files of meeting rooms write them, and how long somebody was there in all."""

import re
from datetime import datetime, timedelta

DAYS = ("%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d", "%m/%d/%y", "%d/%m/%y", "%Y/%m/%d", "%d-%m-%Y", "%b %d %Y")
HOURS = ("%I:%M:%S %p", "%H:%M:%S", "%I:%M %p", "%H:%M")
FORMATS = [f"{day} {hour}" for day in DAYS for hour in HOURS]
HALF_DAY = re.compile(r"\b([ap])\.?\s?m\b\.?", re.IGNORECASE)
CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{2})$")
PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|m|s)", re.IGNORECASE)
UNIT = {"h": 3600, "m": 60, "s": 1}
LONGEST = timedelta(days=31)


def _told(written):
    """Return a moment as written, its spaces, commas and half of the day written alike."""
    plain = " ".join(written.replace(",", " ").replace("T", " ").split()).removesuffix("Z")
    return HALF_DAY.sub(lambda found: f"{found[1].upper()}M", plain)


def read_moments(written, near):
    """Read the moments of a column: all in one form, the one that brings them nearest to the event.

    « 03/05/2026 » is a day of March or of May: only the date of the event tells which.

    Args:
        written: the cells.
        near: the moment at which the event begins, without its zone.

    Returns:
        {cell: moment}; a cell that cannot be read in that form is left out.
    """
    told = {cell: _told(cell) for cell in written if cell.strip()}
    best, best_rank = {}, None
    for form in FORMATS:
        read = {cell: moment for cell, text in told.items() if (moment := _read(text, form))}
        if read:
            far = min(abs(moment - near) for moment in read.values())
            rank = (-len(read), far)
            if best_rank is None or rank < best_rank:
                best, best_rank = read, rank
    return best


def _read(text, form):
    try:
        return datetime.strptime(text, form)
    except ValueError:
        return None


def read_length(written):
    """Return the seconds of a length: "45" (minutes), "1:05:20", "59m 3s", "1 h 05 min"; 0 for no length."""
    written = written.strip()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", written):
        seconds = float(written.replace(",", ".")) * 60
    elif clock := CLOCK.match(written):
        hours, minutes, last = (int(part or 0) for part in clock.groups())
        seconds = hours * 3600 + minutes * 60 + last
    else:
        seconds = sum(float(n.replace(",", ".")) * UNIT[unit.lower()] for n, unit in PART.findall(written))
    return min(seconds, LONGEST.total_seconds())


def minutes_there(spans, lengths):
    """Return for how many whole minutes somebody was there: what overlaps is counted once.

    Args:
        spans: (moment in, moment out) of each of her connections.
        lengths: seconds of those whose moments are not known.
    """
    seconds, until = sum(lengths), None
    for begins, ends in sorted(span for span in spans if span[0] < span[1]):
        begins = max(begins, until) if until else begins
        if ends > begins:
            seconds += (ends - begins).total_seconds()
        until = max(ends, until) if until else ends
    return int(min(seconds, LONGEST.total_seconds()) // 60)
