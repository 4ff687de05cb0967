"""Addresses on the way into a sheltered space: letters that tell nothing where a history keeps them."""

from django.urls import path

from spaces.shelter import views

urlpatterns = [
    path("c/", views.enter_code, name="shelter_code"),
    path("c/<str:code>/", views.follow_code, name="shelter_code_link"),
    path("b/", views.accept, name="shelter_accept"),
    path("o/", views.read_first, name="shelter_read_first"),
]
