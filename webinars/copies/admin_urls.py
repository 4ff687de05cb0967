"""Addresses of the screens of copies."""

from django.urls import path

from webinars.copies import desk

urlpatterns = [
    path("events/<key:key>/duplicate/", desk.duplicate, name="duplicate"),
    path("events/<key:key>/series/", desk.prepare_series, name="prepare_series"),
]
