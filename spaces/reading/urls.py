"""Addresses of what each keeps of her reading, inside a space."""

from django.urls import path

from spaces.reading import views

urlpatterns = [
    path("z/", views.space_seen, name="space_seen"),
    path("t/<token:topic_id>/s/", views.follow_topic, name="follow_topic"),
]
