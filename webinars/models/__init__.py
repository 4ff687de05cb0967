"""Models of webinars and meetings."""

from webinars.models.attendance import Attendance, HeadCount, Way
from webinars.models.calendar_address import CalendarAddress
from webinars.models.change import ChangeKind, EventChange
from webinars.models.delivery import DeliveryKind, RegistrationDelivery
from webinars.models.evaluation import EvaluationAnswer, EvaluationMark, Useful
from webinars.models.event import EventPage
from webinars.models.handout import Material, Mention
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
from webinars.models.question import Question, QuestionBoard, QuestionHelper, QuestionVoice
from webinars.models.recording import Captions, Recording, RecordingFile, Sheet
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.series_registration import SeriesRegistration
from webinars.models.speaker import Speaker
from webinars.models.step import EventStep, StepKind
from webinars.models.team_message import TeamMessage
from webinars.models.webinar import WebinarPage

__all__ = [
    "Attendance",
    "CalendarAddress",
    "Captions",
    "ChangeKind",
    "DeliveryKind",
    "EvaluationAnswer",
    "EvaluationMark",
    "EventChange",
    "EventPage",
    "EventProposal",
    "EventRegistration",
    "EventSeries",
    "EventStep",
    "FacilitatorInvitation",
    "HeadCount",
    "InvitationState",
    "Material",
    "MeetingPage",
    "Mention",
    "MomentAnswer",
    "MomentChoice",
    "PreparationAnswer",
    "ProposalInterest",
    "ProposalMoment",
    "ProposalState",
    "Question",
    "QuestionBoard",
    "QuestionHelper",
    "QuestionVoice",
    "Recording",
    "RecordingFile",
    "RegistrationDelivery",
    "RegistrationState",
    "SeriesRegistration",
    "Session",
    "Sheet",
    "Speaker",
    "StepKind",
    "TeamMessage",
    "Useful",
    "WatchLater",
    "Way",
    "WebinarIndexPage",
    "WebinarPage",
]
