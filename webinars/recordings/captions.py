"""Captions as they enter: WebVTT (W3C), or SubRip which is made into it; the line that is wrong is named."""

import re
from dataclasses import dataclass
from io import StringIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

LARGEST = 2 * 1024 * 1024  # bytes
TIMES = re.compile(
    r"^(?P<start>(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+"
    r"(?P<end>(?:\d{2,3}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?$",
    re.ASCII,
)
BLANKS = re.compile(r"[ \t\r\n]+")
SUBRIP = re.compile(r"^\d+:\d\d:\d\d,\d{3}\s*-->")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NO_CUE = ("NOTE", "STYLE", "REGION")
MESSAGES = {
    "size": _("These captions are too large: 2 MB at most."),
    "encoding": _("These captions are not written in UTF-8: save them again as a text in UTF-8."),
    "beginning": _("Line 1: a WebVTT file begins with the word WEBVTT, alone on its line."),
    "times": _("Line %(line)s: “%(text)s” is no time. Write 00:01:02.500 --> 00:01:05.000."),
    "backwards": _("Line %(line)s: these captions end before they begin."),
    "order": _("Line %(line)s: these captions begin before those above."),
    "no_time": _("Line %(line)s: “%(text)s” stands under no time."),
    "none": _("There are no captions in this file."),
    "broken": _("These captions cannot be read."),
}


@dataclass(frozen=True)
class Cue:
    """Words on the screen.

    Args:
        start, end: in seconds.
        text: without marks.
    """

    start: float
    end: float
    text: str


def _refuse(code, **values):
    if "text" in values:
        values["text"] = values["text"].strip()[:60]
    raise ValidationError(MESSAGES[code], code=code, params=values)


def clean_captions(content: bytes) -> str:
    """Return captions as WebVTT, without the notes and styles of who made them.

    Args:
        content: a WebVTT or SubRip file.

    Raises:
        ValidationError: they are refused; the message names the line.
    """
    if len(content) > LARGEST:
        _refuse("size")
    text = _decoded(content)
    lines = text.split("\n")
    if any(SUBRIP.match(line) for line in lines[:20]):
        return _from_subrip(text)
    _check(lines)
    return _rewritten(lambda: webvtt.from_string(text, strict=False))


def _rewritten(read):
    """Return as WebVTT the captions that `read` returns."""
    try:
        captions = read().captions
        content = webvtt.WebVTT(captions=_bare(captions)).content
    except (MalformedFileError, MalformedCaptionError, ValueError):
        _refuse("broken")
    if not captions:
        _refuse("none")
    return content


def _decoded(content):
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        _refuse("encoding")
    if "\0" in text:
        _refuse("encoding")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_subrip(text):
    content = _rewritten(lambda: webvtt.WebVTT.from_buffer(StringIO(text), format="srt"))
    _check(content.split("\n"))
    return content


def _bare(captions):
    for caption in captions:
        caption.comments = []
    return captions


def _check(lines):
    """Go through the lines as a browser does, and stop at the first that it would leave out."""
    if not re.match(r"^WEBVTT(?:[ \t].*)?$", lines[0]):
        _refuse("beginning")
    number, last = _after_header(lines), 0.0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        block = number
        while number < len(lines) and lines[number].strip():
            number += 1
        last = _check_block(lines[block:number], block + 1, last)


def _after_header(lines):
    return next((place for place, line in enumerate(lines) if not line.strip()), len(lines))


def _check_block(block, line, last):
    """Return when the captions of a block begin, or `last` when it holds none."""
    place = next((place for place, text in enumerate(block) if "-->" in text), None)
    if place is None:
        if not block[0].startswith(NO_CUE):
            _refuse("no_time", line=line, text=block[0])
        return last
    line += place
    found = TIMES.match(block[place].strip()) if place < 2 else None
    if found is None:
        _refuse("times", line=line, text=block[place])
    start, end = _seconds(found["start"]), _seconds(found["end"])
    if end <= start:
        _refuse("backwards", line=line)
    if start < last:
        _refuse("order", line=line)
    for below, text in enumerate(block[place + 1 :], line + 1):
        if "-->" in text:
            _refuse("times", line=below, text=text)
    return start


def _seconds(written):
    *hours, minutes, seconds = written.split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)


def one_line(text):
    """Return a text on one line; the spaces that hold words together stay."""
    return BLANKS.sub(" ", text).strip(" ")


def cues_of(text) -> list[Cue]:
    """Return the cues of captions that were cleaned, in order."""
    return [
        Cue(_seconds(caption.start), _seconds(caption.end), one_line(caption.text))
        for caption in webvtt.from_string(text).captions
    ]
