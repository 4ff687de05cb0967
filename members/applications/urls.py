"""Addresses of applications."""

from django.urls import path

from members.applications.colleagues import ColleaguesView
from members.applications.views import ApplyView, FollowView, application_sent
from portal.routes import in_languages

urlpatterns = [
    path(in_languages(fr="adhesion/", en="join/"), ApplyView.as_view(), name="apply"),
    path(in_languages(fr="adhesion/merci/", en="join/thank-you/"), application_sent, name="application_sent"),
    path(
        in_languages(fr="adhesion/suivi/<str:token>/", en="join/follow/<str:token>/"),
        FollowView.as_view(),
        name="application_follow",
    ),
    path(
        in_languages(fr="compte/collegues/", en="account/colleagues/"),
        ColleaguesView.as_view(),
        name="colleagues",
    ),
]
