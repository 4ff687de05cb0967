"""Addresses of moderation, inside a space: short and neutral, they stay in the history of a browser."""

from django.urls import path

from spaces.moderation import people_views, report_views, thing_views, views

urlpatterns = [
    path("m/", views.queue, name="space_moderation"),
    path("m/t/", views.bring_back, name="bring_back_skipped"),
    path("m/j/", views.log, name="moderation_log"),
    path("m/q/<token:post_id>/", views.moderate, name="moderate_post"),
    path("m/q/<token:post_id>/n/", views.note, name="note_post"),
    path("m/q/<token:post_id>/c/", views.look_after, name="look_after_post"),
    path("m/o/<token:thing_id>/", thing_views.judge, name="judge_thing"),
    path("m/p/<token:person_id>/", people_views.person, name="moderate_person"),
    path("m/s/", report_views.thanks, name="report_thanks"),
    path("m/u/", report_views.thanks, {"urgent": True}, name="report_urgent"),
    path("m/s/<token:post_id>/", report_views.report_post, name="report_post"),
    path("m/b/", report_views.own_blocks, name="space_blocks"),
    path("m/b/<token:post_id>/", report_views.block_author, name="block_author"),
    path("m/w/", report_views.confirm, name="confirm_word"),
]
