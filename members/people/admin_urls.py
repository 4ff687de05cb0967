"""Addresses of the facilitator's screens on members, under the admin."""

from django.urls import path

from members.people import admin_views

urlpatterns = [
    path("members/", admin_views.people, name="members_list"),
    path("members/<int:key>/", admin_views.person, name="member_file"),
    path("members/<int:key>/access/", admin_views.change_access, name="member_access"),
]
