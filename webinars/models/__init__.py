"""Models of webinars and meetings."""

from webinars.models.change import ChangeKind, EventChange
from webinars.models.event import EventPage
from webinars.models.index_page import WebinarIndexPage
from webinars.models.meeting import MeetingPage, Session
from webinars.models.question import Question, QuestionBoard, QuestionHelper, QuestionVoice
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.speaker import Speaker
from webinars.models.webinar import WebinarPage

__all__ = [
    "ChangeKind",
    "EventChange",
    "EventPage",
    "EventRegistration",
    "EventSeries",
    "MeetingPage",
    "Question",
    "QuestionBoard",
    "QuestionHelper",
    "QuestionVoice",
    "RegistrationState",
    "Session",
    "Speaker",
    "WebinarIndexPage",
    "WebinarPage",
]
