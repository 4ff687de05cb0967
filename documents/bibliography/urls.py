"""Addresses of « Ma bibliographie »."""

from django.urls import path

from documents.bibliography import views
from portal.routes import in_languages

HERE = {"fr": "ma-bibliographie/", "en": "my-bibliography/"}


def _below(fr, en):
    return in_languages(fr=HERE["fr"] + fr, en=HERE["en"] + en)


urlpatterns = [
    path(_below("", ""), views.bibliography, name="bibliography"),
    path(_below("changer/", "change/"), views.change_bibliography, name="change_bibliography"),
    path(_below("vider/", "empty/"), views.empty_bibliography, name="empty_bibliography"),
    path(_below("envoyer/", "send/"), views.send_bibliography, name="send_bibliography"),
    path(
        _below("export.<str:extension>", "export.<str:extension>"),
        views.export_bibliography,
        name="export_bibliography",
    ),
]
