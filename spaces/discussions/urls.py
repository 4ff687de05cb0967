"""Addresses of topics and messages, inside a space."""

from django.urls import path

from spaces.discussions import post_views, views, writing_views

urlpatterns = [
    path("t/", writing_views.write_here, name="new_topic"),
    path("t/<token:topic_id>/", views.topic, name="topic"),
    path("t/<token:topic_id>/m/<token:post_id>/", writing_views.edit, name="edit_post"),
    path("t/<token:topic_id>/m/<token:post_id>/x/", writing_views.remove, name="remove_post"),
    path("t/<token:topic_id>/m/<token:post_id>/l/", post_views.go_to, name="topic_post"),
    path("t/<token:topic_id>/m/<token:post_id>/k/", post_views.say_kindly, name="say_kindly"),
    path("t/<token:topic_id>/m/<token:post_id>/v/<token:file_id>/", post_views.transcribe, name="transcribe"),
]
