"""Addresses of « Ça m'a servi »."""

from django.urls import path

from portal.routes import in_languages
from tools.uses import views

urlpatterns = [
    path(
        in_languages(fr="outils/ca-m-a-servi/<key:key>/", en="tools/served/<key:key>/"),
        views.tool_use,
        name="tool_use",
    ),
    path(
        in_languages(fr="outils/mot/<key:key>/retirer/", en="tools/word/<key:key>/remove/"),
        views.take_lines_away,
        name="take_lines_away",
    ),
]
