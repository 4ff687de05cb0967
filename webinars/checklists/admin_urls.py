"""Addresses of the lists of things to do."""

from django.urls import path

from webinars.checklists import desk

urlpatterns = [
    path("events/late/", desk.late, name="late_steps"),
    path("events/<key:key>/checklist/", desk.checklist, name="checklist"),
]
