"""Address of the search, inside a space."""

from django.urls import path

from spaces.finding import views

urlpatterns = [path("c/", views.find_here, name="find_here")]
