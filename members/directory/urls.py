"""Addresses of the directory, and of one's own profile."""

from django.urls import path

from members.directory import own_views, views
from portal.routes import in_languages

urlpatterns = [
    path(in_languages(fr="membres/", en="members/"), views.directory, name="directory"),
    path(
        in_languages(fr="membres/<slug:public_id>/", en="members/<slug:public_id>/"),
        views.profile,
        name="member_profile",
    ),
    path(in_languages(fr="compte/profil/", en="account/profile/"), own_views.my_profile, name="my_profile"),
    path(
        in_languages(fr="compte/profil/apercu/", en="account/profile/preview/"),
        own_views.preview,
        name="my_profile_preview",
    ),
]
