"""Addresses of what events leave behind."""

from django.urls import path

from portal.routes import in_languages
from webinars.recordings import views


def _again(french, english):
    return in_languages(fr=f"webinaires/revoir/<key:key>/{french}", en=f"webinars/again/<key:key>/{english}")


urlpatterns = [
    path(_again("texte/", "text/"), views.text, name="recording_text"),
    path(_again("fiche/", "sheet/"), views.sheet, name="recording_sheet"),
    path(_again("ailleurs/", "elsewhere/"), views.elsewhere, name="recording_elsewhere"),
    path(
        _again("sous-titres/<slug:language>/", "captions/<slug:language>/"),
        views.captions,
        name="recording_captions",
    ),
]
