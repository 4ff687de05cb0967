"""Addresses of what a member puts aside."""

from django.urls import path

from portal.routes import in_languages
from webinars.later import views

urlpatterns = [
    path(
        in_languages(fr="webinaires/plus-tard/<key:key>/", en="webinars/later/<key:key>/"),
        views.watch_later,
        name="watch_later",
    ),
    path(in_languages(fr="compte/a-voir/", en="account/later/"), views.my_later, name="my_later"),
]
