"""Addresses of the site's search."""

from django.urls import path

from portal.routes import in_languages
from portal.search.views import site_search

urlpatterns = [path(in_languages(fr="recherche/", en="search/"), site_search, name="search")]
