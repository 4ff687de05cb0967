"""Addresses of deposits: the doors, the questions, « Mes contributions »."""

from django.urls import path

from deposits.views.begin import BeginView
from deposits.views.contributions import ContributionView, LinkView, contributions
from deposits.views.steps import CheckView, StepView
from portal.routes import in_languages

MINE = {"fr": "compte/contributions/", "en": "account/contributions/"}


def _mine(fr="", en=None):
    return in_languages(fr=MINE["fr"] + fr, en=MINE["en"] + (fr if en is None else en))


def _door(name, kind, fr, en):
    return path(in_languages(fr=fr, en=en), BeginView.as_view(kind=kind), name=name)


urlpatterns = [
    _door("propose_tool", "tool", "outils/proposer/", "tools/propose/"),
    _door("propose_document", "document", "documentation/proposer/", "documentation/propose/"),
    _door("propose_news", "news", "actualites/proposer/", "news/propose/"),
    _door("propose_resource", "resource", "organismes/proposer/", "organisations/propose/"),
    path(_mine(), contributions, name="contributions"),
    path(
        in_languages(fr="suivi/<str:token>/", en="follow-up/<str:token>/"),
        LinkView.as_view(),
        name="deposit_link",
    ),
    path(_mine("<str:public_id>/"), ContributionView.as_view(), name="contribution"),
    path(_mine("<str:public_id>/<int:step>/"), StepView.as_view(), name="contribution_step"),
    path(
        _mine("<str:public_id>/verifier/", "<str:public_id>/check/"),
        CheckView.as_view(),
        name="contribution_check",
    ),
]
