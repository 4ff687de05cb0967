"""Addresses of the team's screens on deposits, under the admin."""

from django.urls import path

import portal.routes  # noqa: F401 - knows the kind of number that addresses hold
from deposits.desk import behalf_views, views

urlpatterns = [
    path("deposits/", views.deposits_desk, name="deposits_desk"),
    path("deposits/in-her-name/", behalf_views.begin_on_behalf, name="deposit_on_behalf"),
    path("deposits/<key:key>/", views.deposit_desk, name="deposit_desk"),
]
