"""Addresses that have their words in each language."""

from django.utils.functional import lazy

from portal.links import interface_language


def in_languages(**routes):
    """Return a route that reads as `routes[language]` in each interface language.

    Addresses are not in the translation catalogues: a catalogue that is missing or
    late must not move pages.
    """
    return lazy(lambda: routes[interface_language()], str)()
