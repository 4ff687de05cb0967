"""What both databases need."""

from modelsearch.query import MatchAll, Not, Phrase, PlainText

BREAKING = str.maketrans({'"': " ", "\x00": " "})
LONGEST = 255  # characters


def without_faults(query):
    """Return a question of Wagtail's without the characters that databases choke on.

    Args:
        query: a `modelsearch.query.SearchQuery`; what is neither words nor a phrase is returned as it is.
    """
    if not isinstance(query, PlainText | Phrase):
        return query
    words = query.query_string.translate(BREAKING)[:LONGEST].strip()
    if not words:
        return Not(MatchAll())
    return PlainText(words, operator=query.operator) if isinstance(query, PlainText) else Phrase(words)


class NoTitleNorms:
    """An index whose saves touch their own row only."""

    def _refresh_title_norms(self, full=False):
        """Leave the weight of titles at 1: it would need all of them."""


class SafeQuestions:
    """A compiler that takes any question; lists keep their own order where relevance costs too much."""

    ranks = True

    def __init__(self, *args, **kwargs):
        """Take a question."""
        super().__init__(*args, **kwargs)
        self.query = without_faults(self.query)
        self.order_by_relevance = self.order_by_relevance and self.ranks
