"""Addresses of what is done about a question, inside a space."""

from django.urls import path

from spaces.questions import views

urlpatterns = [
    path("t/<token:topic_id>/p/v/", views.take, name="question_take"),
    path("t/<token:topic_id>/p/w/", views.wait_again, name="question_wait_again"),
    path("t/<token:topic_id>/p/r/", views.typed, {"deed": "pass_on"}, name="question_pass_on"),
    path("t/<token:topic_id>/p/n/", views.typed, {"deed": "say"}, name="question_say"),
    path("t/<token:topic_id>/p/f/", views.typed, {"deed": "telephone"}, name="question_telephone"),
    path("t/<token:topic_id>/p/s/", views.typed, {"deed": "sum_up"}, name="question_sum_up"),
    path("t/<token:topic_id>/m/<token:post_id>/a/", views.mark_answer, name="question_mark_answer"),
    path("t/<token:topic_id>/m/<token:post_id>/o/", views.propose, name="question_propose"),
    path("t/<token:topic_id>/m/<token:post_id>/c/", views.answer_reuse, name="question_answer_reuse"),
]
