"""Addresses of testimonies, inside a space."""

from django.urls import path

from spaces.testimonies import views

urlpatterns = [
    path("v/", views.testimonies, name="space_testimonies"),
    path("v/n/", views.new, name="new_testimony"),
    path("v/<token:testimony_id>/", views.read, name="space_testimony"),
    path("v/<token:testimony_id>/c/", views.change, name="change_testimony"),
    path("v/<token:testimony_id>/k/", views.choose, name="choose_readers"),
    path("v/<token:testimony_id>/x/", views.erase, name="erase_testimony"),
    path("v/<token:testimony_id>/o/", views.decide, name="decide_testimony"),
]
