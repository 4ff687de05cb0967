"""Addresses of organisations."""

from django.urls import path

from members.organisations import views
from portal.routes import in_languages

urlpatterns = [
    path(in_languages(fr="organismes/", en="organisations/"), views.organisation_list, name="organisations"),
    path(
        in_languages(fr="organismes/<slug:slug>/", en="organisations/<slug:slug>/"),
        views.organisation,
        name="organisation",
    ),
]
