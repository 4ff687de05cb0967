"""Addresses of the screens of events in the Wagtail admin."""

from django.urls import path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from webinars.desk import views
from webinars.invitations import desk as invitations
from webinars.proposals import desk as proposals

urlpatterns = [
    path("events/", views.events, name="events_desk"),
    path("events/invitations/", invitations.invitations_desk, name="invitations_desk"),
    path("events/invitations/<key:key>/", invitations.invitation_desk, name="invitation_desk"),
    path("events/proposals/", proposals.proposals_desk, name="proposals_desk"),
    path("events/proposals/<key:key>/", proposals.proposal_desk, name="proposal_desk"),
    path("events/<key:key>/", views.event_desk, name="event_desk"),
]
