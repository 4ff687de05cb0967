"""Days and hours in words."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.links import interface_language

NBSP = "\N{NO-BREAK SPACE}"


def day_in_words(moment, *, year=True):
    """Return a local moment's day: "jeudi 3 décembre 2026", "Thursday 3 December 2026"."""
    day = f"j{'er' if interface_language() == 'fr' and moment.day == 1 else ''}"
    written = date_format(moment, "l|F|Y").split("|")
    number = "1er" if day == "jer" else str(moment.day)
    words = [written[0], number, written[1], *([written[2]] if year else [])]
    return f"{words[0]} {NBSP.join(words[1:])}"


def hour_in_words(moment):
    """Return a local moment's hour: "12 h 30" in French (OQLF), "12:30 p.m." in English."""
    if interface_language() == "fr":
        return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")
    return date_format(moment, "P").replace(" ", NBSP)


def span_in_words(starts_at, ends_at, zone):
    """Return when something takes place, in words: the day, from which hour to which.

    Args:
        starts_at, ends_at: moments, of any zone.
        zone: a zone, or its name (IANA).
    """
    tz = ZoneInfo(str(zone))
    begins, ends = starts_at.astimezone(tz), ends_at.astimezone(tz)
    values = {
        "day": day_in_words(begins),
        "last_day": day_in_words(ends),
        "from": hour_in_words(begins),
        "to": hour_in_words(ends),
    }
    if begins.date() == ends.date():
        return _("%(day)s, from %(from)s to %(to)s") % values
    return _("From %(day)s, %(from)s, to %(last_day)s, %(to)s") % values
