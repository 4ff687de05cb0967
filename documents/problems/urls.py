"""Addresses of the documentation centre that are no pages."""

from django.urls import path

from documents.problems import views
from portal.routes import in_languages

PLACE = {"fr": "documentation/signaler/", "en": "documentation/report/"}

urlpatterns = [
    path(
        in_languages(fr=f"{PLACE['fr']}merci/", en=f"{PLACE['en']}thanks/"),
        views.report_thanks,
        name="report_thanks",
    ),
    path(
        in_languages(fr=f"{PLACE['fr']}<key:key>/", en=f"{PLACE['en']}<key:key>/"),
        views.report_problem,
        name="report_problem",
    ),
]
