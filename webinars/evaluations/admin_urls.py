"""Address of the screen of what people said."""

from django.urls import path

from webinars.evaluations.desk import evaluation_results

urlpatterns = [path("events/<key:key>/evaluation/", evaluation_results, name="evaluation_results")]
