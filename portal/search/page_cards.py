"""Pages of any type as cards, each by the source that knows it."""

from collections import defaultdict

from portal.models import PortalPage
from portal.search.query import Query
from portal.search.snippets import Highlighter
from portal.search.sources import search_sources, source_of


def page_cards(keys, user):
    """Return {key: card} of the pages among `keys` that `user` may read.

    One query for the gate, then what each source takes for all its cards; a page of a
    type that no source knows has none.
    """
    by_source = defaultdict(list)
    for page in PortalPage.objects.visible_to(user).filter(pk__in=keys).order_by():
        source = source_of(page.specific_class)
        if source is not None:
            by_source[source.name].append(page.pk)
    cards, plain = {}, Highlighter(Query())
    for source in search_sources:
        if source.name in by_source:
            cards |= source.cards(by_source[source.name], user, plain)
    return cards
