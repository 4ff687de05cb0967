"""What registrations hold about a member."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import EventRegistration, SeriesRegistration
from webinars.registrations.places import fill_places


def _of(user):
    return EventRegistration.objects.filter(user=user)


def _export(user):
    return [
        {
            gettext_noop("event"): registration.event.title,
            gettext_noop("state"): str(registration.get_state_display()),
            gettext_noop("people with her, herself included"): registration.people,
            gettext_noop("others see that she comes"): registration.shows_herself,
            gettext_noop("asked on"): registration.asked_at.isoformat(),
        }
        for registration in _of(user).select_related("event")
    ]


def _export_series(user):
    followed = SeriesRegistration.objects.filter(user=user).select_related("series")
    return [
        {gettext_noop("series"): row.series.name, gettext_noop("asked on"): row.asked_at.isoformat()}
        for row in followed
    ]


def _erase(user):
    """Give back her places, those that she asked as a guest with the address of her account included."""
    rows = _of(user)
    if user.email:
        rows = EventRegistration.objects.filter(Q(user=user) | Q(user=None, email__iexact=user.email))
    events = list(rows.values_list("event_id", flat=True))
    rows.delete()
    for event in events:
        fill_places(event)


def _erase_series(user):
    SeriesRegistration.objects.filter(user=user).delete()


def register_personal_data():
    """Declare what is held about those who register."""
    label = _("Your registrations to webinars and meetings")
    personal_data.register(
        PersonalData("event_registrations", label, _export, _erase, covers=("webinars.EventRegistration",))
    )
    series = _("Series to which you come as a whole")
    personal_data.register(
        PersonalData(
            "series_registrations",
            series,
            _export_series,
            _erase_series,
            covers=("webinars.SeriesRegistration",),
        )
    )
