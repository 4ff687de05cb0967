"""Addresses of certificates."""

from django.urls import path

from portal.routes import in_languages
from webinars.certificates import views

urlpatterns = [
    path(
        in_languages(fr="compte/attestations/", en="account/certificates/"),
        views.my_certificates,
        name="my_certificates",
    ),
    path(
        in_languages(fr="compte/attestations/<key:key>/", en="account/certificates/<key:key>/"),
        views.certificate,
        name="certificate",
    ),
]
