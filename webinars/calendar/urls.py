"""Addresses of the agenda and of its calendars."""

from django.urls import path

from portal.routes import in_languages
from webinars.calendar import own_views, views

HERE = {"fr": "agenda/", "en": "calendar/"}

urlpatterns = [
    path(in_languages(**HERE), views.show_agenda, name="agenda"),
    path(in_languages(fr="agenda.ics", en="calendar.ics"), views.public_calendar, name="public_calendar"),
    path(
        in_languages(fr=f"{HERE['fr']}mien/<slug:secret>.ics", en=f"{HERE['en']}mine/<slug:secret>.ics"),
        views.own_calendar,
        name="own_calendar",
    ),
    path(
        in_languages(fr="compte/agenda/", en="account/calendar/"), own_views.my_calendar, name="my_calendar"
    ),
]
