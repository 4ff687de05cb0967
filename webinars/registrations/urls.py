"""Addresses of registrations."""

from django.urls import path

from portal.routes import in_languages
from webinars.registrations import guest_views, live, views

urlpatterns = [
    path(in_languages(fr="direct/", en="live/"), live.live, name="live"),
    path(
        in_languages(fr="webinaires/inscription/<key:key>/", en="webinars/registration/<key:key>/"),
        views.event_registration,
        name="event_registration",
    ),
    path(
        in_languages(
            fr="webinaires/inscription/serie/<key:key>/", en="webinars/registration/series/<key:key>/"
        ),
        views.series_registration,
        name="series_registration",
    ),
    path(
        in_languages(fr="webinaires/invitee/<key:key>/", en="webinars/guest/<key:key>/"),
        guest_views.event_guest,
        name="event_guest",
    ),
    path(
        in_languages(fr="webinaires/invitee/merci/", en="webinars/guest/thanks/"),
        guest_views.guest_thanks,
        name="guest_thanks",
    ),
    path(
        in_languages(
            fr="webinaires/invitee/confirmer/<slug:sealed>/", en="webinars/guest/confirm/<slug:sealed>/"
        ),
        guest_views.guest_confirm,
        name="guest_confirm",
    ),
    path(
        in_languages(fr="webinaires/invitee/effacee/", en="webinars/guest/erased/"),
        guest_views.guest_gone,
        name="guest_gone",
    ),
    path(
        in_languages(fr="webinaires/mon-inscription/<slug:key>/", en="webinars/my-registration/<slug:key>/"),
        guest_views.guest_registration,
        name="guest_registration",
    ),
]
