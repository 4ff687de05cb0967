"""What the search keeps: the index, the words of the collection, and what the team adds to them."""

from portal.search.models.first_answer import FirstAnswer, FirstAnswerPage
from portal.search.models.index import AskedQuestion, SearchEntry, SearchState, SearchText
from portal.search.models.names import SearchName
from portal.search.models.synonyms import SynonymGroup
from portal.search.models.vocabulary import EntryWords, SearchWord

__all__ = [
    "AskedQuestion",
    "SearchText",
    "EntryWords",
    "FirstAnswer",
    "FirstAnswerPage",
    "SearchEntry",
    "SearchName",
    "SearchState",
    "SearchWord",
    "SynonymGroup",
]
