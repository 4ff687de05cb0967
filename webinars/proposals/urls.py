"""Addresses of what members propose."""

from django.urls import path

from portal.routes import in_languages
from webinars.proposals import views

HERE = {"fr": "webinaires/propositions/", "en": "webinars/proposals/"}

urlpatterns = [
    path(in_languages(**HERE), views.proposals, name="proposals"),
    path(
        in_languages(fr=f"{HERE['fr']}proposer/", en=f"{HERE['en']}propose/"), views.propose, name="propose"
    ),
    path(
        in_languages(fr=f"{HERE['fr']}<key:key>/", en=f"{HERE['en']}<key:key>/"),
        views.proposal,
        name="proposal",
    ),
]
