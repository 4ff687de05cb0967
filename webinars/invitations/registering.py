"""Where invitations meet the other parts of the portal: the queue, what is held, for how long."""

from datetime import timedelta

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.jobs.periodic import PeriodicJob, periodic_jobs
from portal.registries.personal_data import PersonalData, personal_data
from portal.registries.queues import Queue, Waiting, queues
from webinars.permissions import looks_after_events

KEPT = timedelta(days=365)  # after it was over


def forget_old(now=None):
    """Erase the invitations that were over a year ago."""
    from webinars.models import FacilitatorInvitation

    oldest = (now or timezone.now()) - KEPT
    FacilitatorInvitation.objects.filter(settled_at__lt=oldest).delete()


def _waiting(user):
    from webinars.models import FacilitatorInvitation, InvitationState

    if not looks_after_events(user):
        return Waiting(0)
    found = FacilitatorInvitation.objects.filter(state=InvitationState.WAITING)
    return Waiting(found.count(), found.aggregate(oldest=Min("made_at"))["oldest"])


def _of(user):
    from webinars.models import FacilitatorInvitation

    return FacilitatorInvitation.objects.filter(user=user)


def _export(user):
    return [
        {
            gettext_noop("name"): invitation.name,
            gettext_noop("e-mail"): invitation.email,
            gettext_noop("organisation"): invitation.organisation,
            gettext_noop("words"): invitation.words,
            gettext_noop("about when"): invitation.when,
            gettext_noop("state"): str(invitation.get_state_display()),
            gettext_noop("note of the team"): invitation.note,
            gettext_noop("sent"): invitation.made_at.isoformat(),
        }
        for invitation in _of(user)
    ]


def _erase(user):
    """Erase what she sent, and what was sent by nobody known with her address: it may well be hers."""
    from webinars.models import FacilitatorInvitation

    _of(user).delete()
    if user.email:
        FacilitatorInvitation.objects.filter(email__iexact=user.email, user=None).delete()


def _job():
    from webinars.invitations.tasks import forget_facilitator_invitations

    return forget_facilitator_invitations


def register_invitations():
    """Say what waits, what is held about people, and until when."""
    label = _("Invitations to the facilitator")
    queues.register(Queue("facilitator_invitations", label, _waiting, lambda: reverse("invitations_desk")))
    held = _("Your invitations to the facilitator")
    personal_data.register(
        PersonalData(
            "facilitator_invitations", held, _export, _erase, covers=("webinars.FacilitatorInvitation",)
        )
    )
    periodic_jobs.register(PeriodicJob("forget_facilitator_invitations", _job, timedelta(days=1)))
