"""Addresses of the screens of who came."""

from django.urls import path

from webinars.attendance import spot_views, views

urlpatterns = [
    path("events/<key:key>/attendance/", views.attendance, name="attendance"),
    path("events/<key:key>/attendance/file/", views.import_participants, name="import_participants"),
    path("events/<key:key>/attendance/names/", spot_views.on_the_spot, name="on_the_spot"),
    path("events/<key:key>/attendance/heads/", views.heads, name="heads"),
]
