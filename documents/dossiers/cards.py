"""Reading paths in a list."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portal.links import page_address


@dataclass(frozen=True)
class DossierCard:
    """A reading path in a list."""

    title: str
    url: str
    summary: str
    lang: str
    for_members: bool
    meta: str = ""
    title_marked: str = ""
    kind: str = _("Reading path")


def dossier_cards(paths, highlighter=None):
    """Return the cards of reading paths that have passed the gate, in order.

    Args:
        paths: a queryset of `DossierPage`.
        highlighter: marks the words of a search, where there was one.
    """
    return [dossier_card(path, highlighter) for path in paths.select_related("locale")]


def dossier_card(path, highlighter=None):
    """Return the card of one reading path, its language read with it."""
    snippet = highlighter.snippet(f"{path.introduction} {path.for_whom}") if highlighter else ""
    return DossierCard(
        path.title,
        page_address(path),
        snippet or path.introduction,
        path.locale.language_code,
        path.audience != "public",
        path.for_whom,
        highlighter.mark(path.title) if highlighter else "",
    )
