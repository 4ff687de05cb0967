"""Addresses inside a space: opaque, whatever the space."""

from django.urls import path

from spaces.inside import views

urlpatterns = [
    path("", views.home, name="space"),
    path("a/", views.about, name="space_about"),
    path("a/l/", views.greeted, name="space_greeted"),
    path("a/q/", views.leave_space, name="space_leave"),
    path("r/", views.agreements, name="space_agreements"),
]
