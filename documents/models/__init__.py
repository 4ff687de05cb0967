"""Models of the documentation centre."""

from documents.models.contributor import Contributor
from documents.models.dossier import DossierIndexPage, DossierItem, DossierPage
from documents.models.import_batch import Choice, ImportBatch, ImportEntry, ImportState, Likeness, Result
from documents.models.index_page import DocumentIndexPage
from documents.models.likeness import DistinctPair, MergedRecord
from documents.models.notice import DocumentPage, DocumentTag
from documents.models.problem_report import ProblemKind, ProblemReport, ProblemState

__all__ = [
    "Choice",
    "Contributor",
    "DistinctPair",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentTag",
    "DossierIndexPage",
    "DossierItem",
    "DossierPage",
    "ImportBatch",
    "ImportEntry",
    "ImportState",
    "Likeness",
    "MergedRecord",
    "ProblemKind",
    "ProblemReport",
    "ProblemState",
    "Result",
]
