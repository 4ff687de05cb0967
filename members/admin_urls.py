"""Addresses of the screens of accounts in the Wagtail admin."""

from django.urls import include, path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from members.applications.admin_views import application_file
from members.applications.enrolment_views import campaign, enrolment, poster
from members.charter.admin_views import people, publish_version
from members.directory.admin_views import pivots
from members.messages.admin_views import message_reports
from members.views.sign_in_help import help_sign_in

urlpatterns = [
    path("help-sign-in/", help_sign_in, name="help_sign_in"),
    path("charter/publish/<key:key>/", publish_version, name="charter_publish"),
    path("charter/people/", people, name="charter_people"),
    path("", include("members.people.admin_urls")),
    path("applications/file/<key:key>/", application_file, name="application_file"),
    path("applications/enrolment/", enrolment, name="enrolment"),
    path("applications/campaign/", campaign, name="invitation_campaign"),
    path("members/pivots/", pivots, name="pivots"),
    path("members/reported-messages/", message_reports, name="message_reports"),
    path("applications/poster/", poster, name="application_poster"),
]
