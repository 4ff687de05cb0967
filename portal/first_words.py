"""The first words of a text stand for it on cards; its own page does not say them twice."""

from django.utils.text import Truncator

ON_CARDS = 40  # words


def first_words(text):
    """Return the first words of a text, on one line."""
    return Truncator(text).words(ON_CARDS)


def unless_repeated(introduction, text):
    """Return an introduction as it is read above a text: "" when the text begins with it."""
    beginning = " ".join(introduction.split()).removesuffix("…").rstrip()
    return "" if " ".join(text.split()).startswith(beginning) else introduction
