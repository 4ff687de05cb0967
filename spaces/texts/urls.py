"""Addresses of shared texts."""

from django.urls import path

from spaces.models import SharedText
from spaces.texts import version_views, views
from spaces.things.urls import common_addresses

urlpatterns = [
    path("w/", views.texts, name="texts"),
    path("w/n/", views.new_text, name="new_text"),
    path("w/<token:text_id>/", views.text, name="text"),
    path("w/<token:text_id>/m/", views.write_text, name="write_text"),
    path("w/<token:text_id>/f/", views.finalise_text, name="finalise_text"),
    path("w/<token:text_id>/t/", views.text_file, name="text_file"),
    path("w/<token:text_id>/v/", version_views.text_versions, name="text_versions"),
    path("w/<token:text_id>/v/<token:version_id>/", version_views.text_version, name="text_version"),
    path(
        "w/<token:text_id>/v/<token:version_id>/x/",
        version_views.erase_text_version,
        name="erase_text_version",
    ),
    path(
        "w/<token:text_id>/c/<token:comment_id>/",
        version_views.remove_text_comment,
        name="remove_text_comment",
    ),
    *common_addresses("w", SharedText, "text", "texts"),
]
