"""Addresses of evaluations."""

from django.urls import path

from portal.routes import in_languages
from webinars.evaluations import views

urlpatterns = [
    path(
        in_languages(fr="webinaires/evaluation/merci/", en="webinars/evaluation/thanks/"),
        views.evaluation_thanks,
        name="evaluation_thanks",
    ),
    path(
        in_languages(fr="webinaires/evaluation/<key:key>/", en="webinars/evaluation/<key:key>/"),
        views.evaluation,
        name="evaluation",
    ),
    path(
        in_languages(
            fr="webinaires/evaluation/lien/<str:token>/", en="webinars/evaluation/link/<str:token>/"
        ),
        views.guest_evaluation,
        name="guest_evaluation",
    ),
]
