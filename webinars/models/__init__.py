"""Models of webinars and meetings."""

from webinars.models.calendar_address import CalendarAddress
from webinars.models.change import ChangeKind, EventChange
from webinars.models.event import EventPage
from webinars.models.index_page import WebinarIndexPage
from webinars.models.meeting import MeetingPage, Session
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.speaker import Speaker
from webinars.models.webinar import WebinarPage

__all__ = [
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
