"""Models of the documentation centre."""

from documents.models.contributor import Contributor
from documents.models.dossier import DossierIndexPage, DossierItem, DossierPage
from documents.models.index_page import DocumentIndexPage
from documents.models.notice import DocumentPage, DocumentTag
from documents.models.problem_report import ProblemKind, ProblemReport, ProblemState

__all__ = [
    "Contributor",
    "DocumentIndexPage",
    "DocumentPage",
    "DocumentTag",
    "DossierIndexPage",
    "DossierItem",
    "DossierPage",
    "ProblemKind",
    "ProblemReport",
    "ProblemState",
]
