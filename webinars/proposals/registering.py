"""Where what members propose meets the other parts of the portal."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.registries.account_doors import AccountDoor, account_doors
from portal.registries.queues import Queue, Waiting, queues
from portal.visibility import may_read_members
from webinars.desk.sections import DeskSection, desk_sections
from webinars.permissions import looks_after_events
from webinars.signals import event_changed


def _waiting(user):
    from webinars.models import EventProposal, ProposalState

    if not looks_after_events(user):
        return Waiting(0)
    found = EventProposal.objects.filter(state=ProposalState.OPEN)
    return Waiting(found.count(), found.aggregate(oldest=Min("made_at"))["oldest"])


def _proposal_of(event):
    from webinars.models import EventProposal

    return EventProposal.objects.filter(event_id=event.pk).first()


def register_proposals():
    """Say what waits, follow announcements, and put the doors."""
    from webinars.proposals.personal_data import register_proposals_data
    from webinars.proposals.telling import follow_announcement

    queues.register(
        Queue(
            "event_proposals",
            _("Exchanges and webinars proposed"),
            _waiting,
            lambda: reverse("proposals_desk"),
        )
    )
    desk_sections.register(
        DeskSection(
            "proposal",
            _("What members proposed"),
            lambda event: reverse("proposal_desk", args=[_proposal_of(event).pk]),
            lambda event: _proposal_of(event).topic,
            lambda event: _proposal_of(event) is not None,
        )
    )
    account_doors.register(
        AccountDoor(
            "proposals",
            _("Propose an exchange or a webinar"),
            _("A topic to talk about, who is interested, when you could."),
            may_read_members,
        )
    )
    event_changed.connect(follow_announcement, dispatch_uid="webinars_proposal_announced")
    register_proposals_data()
