"""Address of the screen of a tour."""

from django.urls import path

from webinars.tours.desk import tour_results

urlpatterns = [path("events/<key:key>/tour/", tour_results, name="tour_results")]
