"""What proposals hold about a member."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import EventProposal, MomentAnswer, ProposalInterest

COVERS = ("webinars.EventProposal", "webinars.ProposalInterest", "webinars.MomentAnswer")


def _export(user):
    answers = MomentAnswer.objects.filter(user=user).select_related("moment__proposal")
    interests = ProposalInterest.objects.filter(user=user).select_related("proposal")
    return {
        gettext_noop("proposed"): [
            {
                gettext_noop("topic"): proposal.topic,
                gettext_noop("why"): proposal.why,
                gettext_noop("state"): str(proposal.get_state_display()),
                gettext_noop("a word of the team"): proposal.word,
            }
            for proposal in EventProposal.objects.filter(proposer=user)
        ],
        gettext_noop("interested in"): [
            {
                gettext_noop("topic"): interest.proposal.topic,
                gettext_noop("others see that it interests her"): interest.shows_herself,
            }
            for interest in interests
        ],
        gettext_noop("when she could come"): [
            {
                gettext_noop("topic"): answer.moment.proposal.topic,
                gettext_noop("moment"): answer.moment.starts_at.isoformat(),
                gettext_noop("answer"): str(answer.get_answer_display()),
            }
            for answer in answers
        ],
    }


def _erase(user):
    """Erase what she proposed, others' interest in it too; the event that it became is the team's."""
    EventProposal.objects.filter(proposer=user).delete()
    ProposalInterest.objects.filter(user=user).delete()
    MomentAnswer.objects.filter(user=user).delete()


def register_proposals_data():
    """Declare what is held about who proposes and who is interested."""
    label = _("Exchanges and webinars that you proposed, or that interest you")
    personal_data.register(PersonalData("event_proposals", label, _export, _erase, covers=COVERS))
