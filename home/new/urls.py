"""Addresses of what is new."""

from django.urls import path

from home.new import views
from portal.routes import in_languages

urlpatterns = [
    path(in_languages(fr="nouveautes/", en="new/"), views.whats_new, name="whats_new"),
    path(in_languages(fr="nouveautes/vu/", en="new/seen/"), views.seen, name="all_seen"),
    path(in_languages(fr="nouveautes/ailleurs/", en="new/elsewhere/"), views.elsewhere, name="elsewhere"),
]
