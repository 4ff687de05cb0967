"""Addresses of files and links."""

from django.urls import path

from spaces.models import Resource
from spaces.resources import views
from spaces.things.urls import common_addresses

urlpatterns = [
    path("f/", views.resources, name="resources"),
    path("f/n/", views.new_resource, name="new_resource"),
    path("f/<token:resource_id>/", views.change_resource, name="change_resource"),
    *common_addresses("f", Resource, "resource", "resources"),
]
