"""Addresses of files."""

from django.urls import path

from portal.files import views

urlpatterns = [
    path("images/<str:public_id>/<str:name>", views.rendition, name="rendition"),
    path("prive/<str:kind>/<str:public_id>/<str:name>", views.private_file, name="private_file"),
    path("<str:public_id>/<str:name>", views.editorial_file, name="editorial_file"),
]
