"""Addresses of the screens of events in the Wagtail admin."""

from django.urls import include, path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from webinars.desk import views
from webinars.invitations import desk as invitations
from webinars.proposals import desk as proposals
from webinars.questions.desk import questions_desk
from webinars.registrations import desk_views as registrations
from webinars.reminders import desk_views as reminders

urlpatterns = [
    path("", include("webinars.recordings.desk.urls")),
    path("", include("webinars.attendance.admin_urls")),
    path("", include("webinars.checklists.admin_urls")),
    path("", include("webinars.copies.admin_urls")),
    path("", include("webinars.evaluations.admin_urls")),
    path("", include("webinars.tours.admin_urls")),
    path("events/", views.events, name="events_desk"),
    path("events/invitations/", invitations.invitations_desk, name="invitations_desk"),
    path("events/invitations/<key:key>/", invitations.invitation_desk, name="invitation_desk"),
    path("events/proposals/", proposals.proposals_desk, name="proposals_desk"),
    path("events/proposals/<key:key>/", proposals.proposal_desk, name="proposal_desk"),
    path("events/<key:key>/", views.event_desk, name="event_desk"),
    path("events/<key:key>/questions/", questions_desk, name="questions_desk"),
    path(
        "events/<key:key>/registrations/",
        registrations.event_registrations_desk,
        name="event_registrations_desk",
    ),
    path(
        "events/<key:key>/registrations.csv",
        registrations.event_registrations_csv,
        name="event_registrations_csv",
    ),
    path("events/<key:key>/messages/", reminders.event_messages_desk, name="event_messages_desk"),
]
