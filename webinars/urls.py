"""Addresses of webinars and meetings that are no pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("webinars.calendar.urls")),
    path("", include("webinars.invitations.urls")),
    path("", include("webinars.later.urls")),
    path("", include("webinars.preparations.urls")),
    path("", include("webinars.proposals.urls")),
]
