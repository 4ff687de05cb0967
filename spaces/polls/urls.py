"""Addresses of polls."""

from django.urls import path

from spaces.models import Poll
from spaces.polls import views
from spaces.things.urls import common_addresses

urlpatterns = [
    path("j/", views.polls, name="polls"),
    path("j/n/", views.new_poll, name="new_poll"),
    path("j/<token:poll_id>/", views.poll, name="poll"),
    path("j/<token:poll_id>/f/", views.close_poll, name="close_poll"),
    *common_addresses("j", Poll, "poll", "polls"),
]
