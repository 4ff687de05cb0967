"""How long reading takes, in words."""

from django.utils.translation import gettext as _

ROUNDED_FROM = 20  # minutes; below, each one counts
NEAREST = 5


def duration_in_words(minutes):
    """Return a number of minutes in words that hold together on a line: "40 min", "1 h 20 min"."""
    hours, left = divmod(minutes, 60)
    if not hours:
        words = _("%(minutes)s min") % {"minutes": left}
    elif not left:
        words = _("%(hours)s h") % {"hours": hours}
    else:
        words = _("%(hours)s h %(minutes)02d min") % {"hours": hours, "minutes": left}
    return words.replace(" ", "\u00a0")


def minutes_to_read(counted, estimated):
    """Return how many minutes a reading takes, or None: one rule, so that no two pages differ.

    Args:
        counted: from the words of its file, as the page of its notice says; None when that is not known.
        estimated: by the editor of a reading path, or None.
    """
    return counted or estimated


def rounded(minutes):
    """Return a sum of estimates without more precision than it has."""
    return NEAREST * round(minutes / NEAREST) if minutes >= ROUNDED_FROM else minutes
