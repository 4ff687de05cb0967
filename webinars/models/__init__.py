"""Models of webinars and meetings."""

from webinars.models.change import ChangeKind, EventChange
from webinars.models.event import EventPage
from webinars.models.handout import Material, Mention
from webinars.models.index_page import WebinarIndexPage
from webinars.models.meeting import MeetingPage, Session
from webinars.models.recording import Captions, Recording, RecordingFile, Sheet
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.speaker import Speaker
from webinars.models.webinar import WebinarPage

__all__ = [
    "Captions",
    "ChangeKind",
    "EventChange",
    "EventPage",
    "EventRegistration",
    "EventSeries",
    "Material",
    "MeetingPage",
    "Mention",
    "Recording",
    "RecordingFile",
    "RegistrationState",
    "Session",
    "Sheet",
    "Speaker",
    "WebinarIndexPage",
    "WebinarPage",
]
