"""Problems that readers report: where they report them, whom they wait for, how long they are kept."""

from datetime import timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from documents.models import ProblemReport, ProblemState
from portal.registries.personal_data import PersonalData, personal_data
from portal.registries.queues import Queue, Waiting, queues

NAME = "reported_problems"
SEES = "documents.view_problemreport"
DAYS_KEPT = 180  # after it was settled


def report_url(notice):
    """Return the address, in the reader's language, where a problem with `notice` is reported."""
    return reverse("report_problem", args=[notice.pk])


def forget_settled(now=None):
    """Erase the reports that were settled half a year ago, and the addresses in them."""
    oldest = (now or timezone.now()) - timedelta(days=DAYS_KEPT)
    ProblemReport.objects.filter(state=ProblemState.SETTLED, settled_at__lt=oldest).delete()


def _waiting(user):
    if not user.has_perm(SEES):
        return Waiting(0)
    reports = ProblemReport.objects.filter(state=ProblemState.WAITING)
    return Waiting(reports.count(), reports.aggregate(oldest=Min("reported_at"))["oldest"])


def _export(user):
    """Give what she sent while signed in, with an address.

    Anybody may type her address, and nobody verifies it: what stands beside it may be a stranger's words.
    """
    return [
        {
            gettext_noop("notice"): report.notice.title,
            gettext_noop("what is wrong"): report.get_kind_display(),
            gettext_noop("words"): report.words,
            gettext_noop("e-mail"): report.email,
            gettext_noop("reported"): report.reported_at.isoformat(),
        }
        for report in ProblemReport.objects.filter(reporter=user).select_related("notice")
    ]


def _erase(user):
    """Erase what she sent, and what was sent by nobody known with her address: it may well be hers.

    What somebody else sent while signed in stays, without the address.
    """
    ProblemReport.objects.filter(reporter=user).delete()
    if user.email:
        named = ProblemReport.objects.filter(email__iexact=user.email)
        named.filter(reporter=None).delete()
        named.update(email="")


def register_problems():
    """Show what waits on the admin's home page, and declare what is held about people."""
    queues.register(
        Queue(
            NAME,
            _("Reported problems"),
            _waiting,
            lambda: f"{reverse('problems:list')}?state={ProblemState.WAITING}",
        )
    )
    label = _("Problems that you reported")
    personal_data.register(PersonalData(NAME, label, _export, _erase, covers=("documents.ProblemReport",)))
