"""Addresses of announcements."""

from django.urls import path

from spaces.announcements import views
from spaces.models import Announcement
from spaces.things.urls import common_addresses

urlpatterns = [
    path("h/", views.announcements, name="announcements"),
    path("h/n/", views.new_announcement, name="new_announcement"),
    path("h/<token:announcement_id>/", views.change_announcement, name="change_announcement"),
    *common_addresses("h", Announcement, "announcement", "announcements"),
]
