"""Models of the documentation centre."""

from documents.models.contributor import Contributor
from documents.models.import_batch import Choice, ImportBatch, ImportEntry, ImportState, Likeness, Result
from documents.models.index_page import DocumentIndexPage
from documents.models.likeness import DistinctPair, MergedRecord
from documents.models.notice import DocumentPage, DocumentTag

__all__ = [
    "Choice",
    "Contributor",
    "DistinctPair",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentTag",
    "ImportBatch",
    "ImportEntry",
    "ImportState",
    "Likeness",
    "MergedRecord",
    "Result",
]
