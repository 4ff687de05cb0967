"""Addresses of webinars and meetings that are no pages."""

from django.urls import include, path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold

urlpatterns = [
    path("", include("webinars.calendar.urls")),
    path("", include("webinars.certificates.urls")),
    path("", include("webinars.evaluations.urls")),
    path("", include("webinars.invitations.urls")),
    path("", include("webinars.later.urls")),
    path("", include("webinars.preparations.urls")),
    path("", include("webinars.proposals.urls")),
    path("", include("webinars.questions.urls")),
    path("", include("webinars.recordings.urls")),
    path("", include("webinars.registrations.urls")),
    path("", include("webinars.together.urls")),
]
