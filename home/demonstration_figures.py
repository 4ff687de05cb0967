"""What a site that lives would hold: consultations, questions asked, problems reported. All of it made up."""

import uuid
from datetime import timedelta

from django.utils import timezone

from documents.models import DocumentPage, ProblemKind, ProblemReport, ProblemState
from portal.models import DailyCount
from portal.search.models import AskedQuestion
from portal.search.questions import digest_of

DAYS = 5
QUESTIONS = (("traite", 41, 0), ("sortie de la prostitution", 28, 2), ("sugar dating", 12, 12))
SPACE = uuid.UUID("6f1c2d0e-5f3a-4c4e-9a55-0c3f3f6f5d11")
PROBLEMS = (
    (
        ProblemKind.DEAD_LINK,
        "Signalement de démonstration : le lien mène à une page d’erreur.",
        ProblemState.WAITING,
        3,
    ),
    (
        ProblemKind.ERROR,
        "Signalement de démonstration : il manque la deuxième autrice.",
        ProblemState.SETTLED,
        12,
    ),
)


def load_figures(centre):
    """Make a few figures and problems; a second run adds nothing.

    Args:
        centre: the French documentation centre.
    """
    notices = list(DocumentPage.objects.child_of(centre).order_by("path")[:6])
    _problems(notices)
    if not DailyCount.objects.exists():
        _consultations(notices)
    if not AskedQuestion.objects.exists():
        month = timezone.localdate().replace(day=1)
        for words, total, nothing in QUESTIONS:
            AskedQuestion.objects.create(
                month=month, digest=digest_of(words), words=words, total=total, without_result=nothing
            )


def _problems(notices):
    for notice, (kind, words, state, days) in zip(notices, PROBLEMS, strict=False):
        ProblemReport.objects.get_or_create(
            form_key=uuid.uuid5(SPACE, words),
            defaults={
                "notice": notice,
                "kind": kind,
                "words": words,
                "state": state,
                "reported_at": timezone.now() - timedelta(days=days),
            },
        )


def _consultations(notices):
    today = timezone.localdate()
    for back in range(DAYS):
        day = today - timedelta(days=back)
        for place, notice in enumerate(notices):
            DailyCount.objects.create(day=day, name="notice", thing=str(notice.pk), total=9 - place)
            if notice.file_id:
                DailyCount.objects.create(day=day, name="file", thing=str(notice.file_id), total=4)
        DailyCount.objects.create(day=day, name="search", total=17)
        DailyCount.objects.create(day=day, name="search without result", total=3)
