"""What a stop of a tour brought, in words."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from webinars.tours.results import is_tour, results_of


def tour_variables(event):
    """Return the sentences for the page of a stop that is over, by sector and then of those who joined.

    How many joined is said once the 60 days are over: told from day to day, it would tell who joined when.
    """
    if not is_tour(event) or event.ends_at > timezone.now():
        return {}
    results = results_of(event)
    joined = joined_in_words(results) if results.is_final else ""
    return {"tour": {"regions": results.regions, "came": came_in_words(results), "joined": joined}}


def came_in_words(results):
    """Return the lines that say who came, in words."""
    return [
        _("%(sector)s: %(number)s") % {"sector": label, "number": _number(n)} for label, n in results.sectors
    ]


def _number(number):
    if number is None:
        return _("fewer than 5")
    return ngettext("%(number)d person", "%(number)d people", number) % {"number": number}


def joined_in_words(results):
    """Return the sentence that says how many joined."""
    if results.joined is None:
        return _("Fewer than 5 people of the region joined in the 60 days after.")
    said = ngettext(
        "%(number)d person of the region joined in the 60 days after.",
        "%(number)d people of the region joined in the 60 days after.",
        results.joined,
    )
    return said % {"number": results.joined}
