"""Addresses of what is new, and of themes and regions: these have the same words in both languages."""

from django.urls import include, path

from home import views
from portal.models import Region, Theme

urlpatterns = [
    path("", include("home.new.urls")),
    path("themes/", views.subject_index, {"model": Theme}, name="themes"),
    path("themes/<slug:slug>/", views.subject, {"model": Theme}, name="theme"),
    path("regions/", views.subject_index, {"model": Region}, name="regions"),
    path("regions/<slug:slug>/", views.subject, {"model": Region}, name="region"),
]
