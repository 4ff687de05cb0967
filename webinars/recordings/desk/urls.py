"""Addresses of the screens on what events leave."""

from django.urls import path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from webinars.recordings.desk.list import to_finish
from webinars.recordings.desk.materials import MaterialsScreen
from webinars.recordings.desk.screens import RecordingScreen, SheetScreen, UploadScreen, WordsScreen

urlpatterns = [
    path("events/to-finish/", to_finish, name="recordings_to_finish"),
    path("events/<key:key>/recording/", RecordingScreen.as_view(), name="event_recording"),
    path("events/<key:key>/recording/file/", UploadScreen.as_view(), name="event_recording_file"),
    path("events/<key:key>/words/", WordsScreen.as_view(), name="event_words"),
    path("events/<key:key>/sheet/", SheetScreen.as_view(), name="event_sheet"),
    path("events/<key:key>/materials/", MaterialsScreen.as_view(), name="event_materials"),
]
