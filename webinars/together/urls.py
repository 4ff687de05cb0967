"""Address of the sheet to watch together."""

from django.urls import path

from portal.routes import in_languages
from webinars.together.views import watch_together

urlpatterns = [
    path(
        in_languages(fr="webinaires/a-regarder-ensemble/<key:key>/", en="webinars/watch-together/<key:key>/"),
        watch_together,
        name="watch_together",
    ),
]
