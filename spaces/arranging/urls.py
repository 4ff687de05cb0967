"""Addresses of what moderators do with a topic, and of what its authors answer."""

from django.urls import path

from spaces.arranging import views

urlpatterns = [
    path("t/<token:topic_id>/o/", views.arrange, name="arrange_topic"),
    path("t/<token:topic_id>/y/", views.answer_move, name="answer_move"),
]
