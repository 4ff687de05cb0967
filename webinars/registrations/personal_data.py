"""What registrations hold about a member."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import EventRegistration


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


def _erase(user):
    _of(user).delete()


def register_registrations():
    """Declare what is held about those who register."""
    label = _("Your registrations to webinars and meetings")
    personal_data.register(
        PersonalData("event_registrations", label, _export, _erase, covers=("webinars.EventRegistration",))
    )
