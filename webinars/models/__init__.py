"""Models of webinars and meetings."""

from webinars.models.change import ChangeKind, EventChange
from webinars.models.delivery import DeliveryKind, RegistrationDelivery
from webinars.models.event import EventPage
from webinars.models.index_page import WebinarIndexPage
from webinars.models.meeting import MeetingPage, Session
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.models.series import EventSeries
from webinars.models.series_registration import SeriesRegistration
from webinars.models.speaker import Speaker
from webinars.models.team_message import TeamMessage
from webinars.models.webinar import WebinarPage

__all__ = [
    "ChangeKind",
    "DeliveryKind",
    "EventChange",
    "EventPage",
    "EventRegistration",
    "EventSeries",
    "MeetingPage",
    "RegistrationDelivery",
    "RegistrationState",
    "SeriesRegistration",
    "Session",
    "Speaker",
    "TeamMessage",
    "WebinarIndexPage",
    "WebinarPage",
]
