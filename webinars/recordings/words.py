"""What was said, in passages that are read and found: made from captions, or typed."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from webinars.recordings.captions import one_line
from webinars.recordings.times import moment, seconds_of

ENOUGH = 110  # characters of a passage, after which the next sentence begins another: some ten seconds
TOO_MUCH = 900
SILENCE = 4.0  # seconds
MOST_CHAPTERS = 60
TYPED_TIME = re.compile(r"^\s*[\[(]?(\d{1,3}:\d{2}(?::\d{2})?)[\])]?\s*[-–—:]?\s+")
CHAPTER = re.compile(r"^\s*[\[(]?([\d:]+)[\])]?\s*[-–—]?\s+(.+)$")
SENTENCE_ENDS = (".", "!", "?", "…", "»")


def passages_of(cues):
    """Return [[seconds, text]] from captions: sentences put together, cut where it was silent.

    Args:
        cues: a list of `webinars.recordings.captions.Cue`.
    """
    found, end = [], 0.0
    for cue in cues:
        if not cue.text:
            continue
        if not found or _is_over(found[-1][1], cue.start - end):
            found.append([int(cue.start), cue.text])
        elif not found[-1][1].endswith(cue.text):
            found[-1][1] += f" {cue.text}"
        end = cue.end
    return found


def _is_over(text, silence):
    if len(text) > TOO_MUCH or silence > SILENCE:
        return True
    return len(text) > ENOUGH and text.rstrip().endswith(SENTENCE_ENDS)


def typed_passages(text):
    """Return [[seconds or None, text]] of a transcript that was typed.

    Args:
        text: its paragraphs, between empty lines; one may begin with its moment, "[12:34]".
    """
    found = []
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        paragraph = one_line(paragraph)
        if not paragraph:
            continue
        time = TYPED_TIME.match(f"{paragraph} ")
        seconds = seconds_of(time[1]) if time else None
        if seconds is not None:
            paragraph = paragraph[time.end() :].strip()
        if paragraph:
            found.append([seconds, paragraph])
    return found


def read_chapters(text):
    """Return [[seconds, title]] of chapters, one a line: "12:34 Title".

    Raises:
        ValidationError: a line is none, or comes before the one above; the message names it.
    """
    found = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        match = CHAPTER.match(line)
        seconds = seconds_of(match[1]) if match else None
        if seconds is None:
            raise ValidationError(
                _("Line %(line)s: write the time, then the title, such as “12:34 Questions”."),
                params={"line": number},
            )
        if found and seconds <= found[-1][0]:
            raise ValidationError(
                _("Line %(line)s: this chapter begins before the one above."), params={"line": number}
            )
        found.append([seconds, match[2].strip()[:200]])
    if len(found) > MOST_CHAPTERS:
        raise ValidationError(_("That is more chapters than anybody reads: 60 at most."))
    return found


def chapters_in_words(chapters):
    """Return chapters as they are typed."""
    return "\n".join(f"{moment(seconds)} {title}" for seconds, title in chapters)
