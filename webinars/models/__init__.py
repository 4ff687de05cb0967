"""Models of webinars and meetings."""

from webinars.models.calendar_address import CalendarAddress
from webinars.models.change import ChangeKind, EventChange
from webinars.models.event import EventPage
from webinars.models.index_page import WebinarIndexPage
from webinars.models.invitation import FacilitatorInvitation, InvitationState
from webinars.models.meeting import MeetingPage, Session
from webinars.models.own import PreparationAnswer, WatchLater
from webinars.models.proposal import (
    EventProposal,
    MomentAnswer,
    MomentChoice,
    ProposalInterest,
    ProposalMoment,
    ProposalState,
)
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.speaker import Speaker
from webinars.models.webinar import WebinarPage

__all__ = [
    "FacilitatorInvitation",
    "InvitationState",
    "PreparationAnswer",
    "WatchLater",
    "EventProposal",
    "MomentAnswer",
    "MomentChoice",
    "ProposalInterest",
    "ProposalMoment",
    "ProposalState",
    "CalendarAddress",
    "ChangeKind",
    "EventChange",
    "EventPage",
    "EventRegistration",
    "EventSeries",
    "MeetingPage",
    "RegistrationState",
    "Session",
    "Speaker",
    "WebinarIndexPage",
    "WebinarPage",
]
