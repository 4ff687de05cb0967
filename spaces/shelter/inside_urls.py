"""Addresses inside a sheltered space: who accompanies whom, and the codes that she made."""

from django.urls import path

from spaces.shelter import desk

urlpatterns = [
    path("k/", desk.codes_made, name="shelter_codes"),
    path("k/n/", desk.make, name="shelter_make_code"),
    path("k/p/<token:person_id>/", desk.make_way_back, name="shelter_way_back"),
    path("k/x/<token:code_id>/", desk.withdraw, name="shelter_withdraw"),
    path("k/o/<token:code_id>/", desk.understood, name="shelter_understood"),
]
