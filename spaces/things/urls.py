"""The addresses that each part has of its things."""

from django.urls import path

from spaces.moderation.thing_views import reporter
from spaces.things.views import remover


def common_addresses(letter, model, name, back):
    """Return where a thing is removed and reported.

    Args:
        letter: of the part: an address tells nothing else.
        model: a class of `Thing`; name: what its addresses are called; back: that of its list.
    """
    return [
        path(f"{letter}/<token:{name}_id>/x/", remover(model, back), name=f"remove_{name}"),
        path(f"{letter}/<token:{name}_id>/s/", reporter(model), name=f"report_{name}"),
    ]
