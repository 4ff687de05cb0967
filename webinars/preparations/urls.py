"""Address of what is written before an event."""

from django.urls import path

from portal.routes import in_languages
from webinars.preparations import views

urlpatterns = [
    path(
        in_languages(fr="webinaires/preparation/<key:key>/", en="webinars/preparation/<key:key>/"),
        views.prepare,
        name="prepare_event",
    ),
]
