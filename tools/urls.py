"""Addresses of homemade tools that are no pages."""

from django.urls import include, path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold

urlpatterns = [path("", include("tools.uses.urls"))]
