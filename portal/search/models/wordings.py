"""Words and phrases that the team writes, one a line."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.search.analyser import analyse, is_stop_word

LONGEST = 120  # characters of a wording
MOST = 40  # wordings in a list


def lines(text: str) -> list[str]:
    """Return the wordings of a text, each once, in order."""
    return list(dict.fromkeys(line for raw in text.splitlines() if (line := " ".join(raw.split()))))


def clean_lines(text: str) -> str:
    """Return the wordings, one a line, as they are kept.

    Raises:
        ValidationError: there are too many, or one is too long or says nothing by itself.
    """
    found = lines(text)
    if len(found) > MOST:
        raise ValidationError(_("Write %(number)s lines at most.") % {"number": MOST})
    for line in found:
        if len(line) > LONGEST:
            raise ValidationError(
                _("“%(start)s…” is too long: %(number)s characters at most on a line.")
                % {"start": line[:40], "number": LONGEST}
            )
        if all(is_stop_word(token.exact) for token in analyse(line)):
            raise ValidationError(_("“%(line)s” says nothing by itself: add a word.") % {"line": line})
    return "\n".join(found)
