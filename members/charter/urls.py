"""Addresses of the charter."""

from django.urls import path

from members.charter.views import SignView, TalkView, charter, charter_audio
from portal.routes import in_languages

urlpatterns = [
    path(
        in_languages(fr="charte/voix/<key:key>/", en="charter/voice/<key:key>/"),
        charter_audio,
        name="charter_audio",
    ),
    path(in_languages(fr="charte/", en="charter/"), charter, name="charter"),
    path(in_languages(fr="compte/charte/", en="account/charter/"), SignView.as_view(), name="charter_sign"),
    path(
        in_languages(fr="compte/charte/en-parler/", en="account/charter/talk/"),
        TalkView.as_view(),
        name="charter_talk",
    ),
]
