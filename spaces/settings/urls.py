"""Addresses of the settings of a space."""

from django.urls import path

from spaces.merging import views as merging
from spaces.settings import see_as, views

urlpatterns = [
    path("g/", views.settings, name="space_settings"),
    path("g/f/", views.archive_space, name="space_archive"),
    path("g/v/", see_as.see_as, name="space_see_as"),
    path("g/m/", merging.choose, name="space_merge"),
    path("g/m/<token:target_id>/", merging.merge_into, name="space_merge_into"),
]
