"""Addresses that have their words in each language."""

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter
from django.utils.functional import lazy

from portal.links import interface_language


def in_languages(**routes):
    """Return a route that reads as `routes[language]` in each interface language.

    Addresses are not in the translation catalogues: a catalogue that is missing or
    late must not move pages.
    """
    return lazy(lambda: routes[interface_language()], str)()


class KeyConverter(IntConverter):
    """A number that a database can hold: a longer one is the address of nothing."""

    regex = "[0-9]{1,18}"


class TokenConverter(StringConverter):
    """What nobody can guess (`portal.files.models.tokens`); anything else is the address of nothing."""

    regex = "[A-Za-z0-9_-]{12}"


register_converter(KeyConverter, "key")
register_converter(TokenConverter, "token")
