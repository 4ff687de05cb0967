"""Addresses of meetings."""

from django.urls import path

from spaces.meetings import views
from spaces.models import Meeting
from spaces.things.urls import common_addresses

urlpatterns = [
    path("y/", views.meetings, name="meetings"),
    path("y/n/", views.new_meeting, name="new_meeting"),
    path("y/<token:meeting_id>/", views.meeting, name="meeting"),
    path("y/<token:meeting_id>/m/", views.change_meeting, name="change_meeting"),
    path("y/<token:meeting_id>/a/", views.cancel_meeting, name="cancel_meeting"),
    path("y/<token:meeting_id>/o/", views.come, name="come_to_meeting"),
    path("y/<token:meeting_id>/c/", views.meeting_calendar, name="meeting_calendar"),
    *common_addresses("y", Meeting, "meeting", "meetings"),
]
