"""Addresses of the screens of events in the Wagtail admin."""

from django.urls import include, path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from webinars.desk import views
from webinars.questions.desk import questions_desk

urlpatterns = [
    path("", include("webinars.recordings.desk.urls")),
    path("", include("webinars.attendance.admin_urls")),
    path("", include("webinars.checklists.admin_urls")),
    path("", include("webinars.copies.admin_urls")),
    path("", include("webinars.evaluations.admin_urls")),
    path("", include("webinars.tours.admin_urls")),
    path("events/", views.events, name="events_desk"),
    path("events/<key:key>/", views.event_desk, name="event_desk"),
    path("events/<key:key>/questions/", questions_desk, name="questions_desk"),
]
