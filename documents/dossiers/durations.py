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


def rounded(minutes):
    """Return a sum of estimates without more precision than it has."""
    return NEAREST * round(minutes / NEAREST) if minutes >= ROUNDED_FROM else minutes
