"""Addresses of requests about data, and of the privacy officer's desk."""

from django.urls import path

from members.privacy import desk_views, register_views, views
from members.privacy.notices import COMMISSION, PERSONS
from members.privacy.places import ASK, DESK
from portal.routes import in_languages


def _desk(fr="", en=""):
    return in_languages(fr=f"{DESK['fr']}{fr}", en=f"{DESK['en']}{en}")


urlpatterns = [
    path(in_languages(**ASK), views.ask, name="ask_about_data"),
    path(
        in_languages(fr=f"{ASK['fr']}merci/", en=f"{ASK['en']}thanks/"),
        views.thanks,
        name="data_request_thanks",
    ),
    path(_desk(), desk_views.desk, name="privacy_desk"),
    path(_desk("repondues/", "answered/"), desk_views.answered, name="answered_requests"),
    path(_desk("inscrire/", "enter/"), desk_views.enter, name="enter_request"),
    path(_desk("demandes/<key:key>/", "requests/<key:key>/"), desk_views.data_request, name="data_request"),
    path(
        _desk("demandes/<key:key>/effacer/", "requests/<key:key>/erase/"),
        desk_views.erase,
        name="erase_person",
    ),
    path(
        _desk("demandes/<key:key>/copie/", "requests/<key:key>/copy/"),
        desk_views.copy,
        name="copy_person",
    ),
    path(_desk("incidents/", "incidents/"), register_views.register, name="incidents"),
    path(_desk("incidents/nouveau/", "incidents/new/"), register_views.new_incident, name="new_incident"),
    path(
        _desk("incidents/export/", "incidents/export/"),
        register_views.export_incidents,
        name="export_incidents",
    ),
    path(_desk("incidents/<key:key>/", "incidents/<key:key>/"), register_views.incident, name="incident"),
    path(
        _desk("incidents/<key:key>/corriger/", "incidents/<key:key>/correct/"),
        register_views.correct_incident,
        name="correct_incident",
    ),
    path(
        _desk("incidents/<key:key>/avis-commission/", "incidents/<key:key>/notice-commission/"),
        register_views.incident_notice,
        {"whom": COMMISSION},
        name="notice_to_commission",
    ),
    path(
        _desk("incidents/<key:key>/avis-personnes/", "incidents/<key:key>/notice-people/"),
        register_views.incident_notice,
        {"whom": PERSONS},
        name="notice_to_persons",
    ),
    path(_desk("journal/", "log/"), register_views.access_log, name="access_log"),
]
