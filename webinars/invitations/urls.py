"""Addresses of « Inviter l'animatrice chez nous »."""

from django.urls import path

from portal.routes import in_languages
from webinars.invitations import views

HERE = {"fr": "webinaires/inviter/", "en": "webinars/invite/"}

urlpatterns = [
    path(in_languages(**HERE), views.invite, name="invite"),
    path(
        in_languages(fr=f"{HERE['fr']}merci/", en=f"{HERE['en']}thanks/"),
        views.invite_thanks,
        name="invite_thanks",
    ),
]
