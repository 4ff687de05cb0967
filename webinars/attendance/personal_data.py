"""What is held about whether a member came."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import Attendance


def _of(user):
    return Attendance.objects.filter(registration__user=user)


def _export(user):
    return [
        {
            gettext_noop("event"): row.registration.event.title,
            gettext_noop("came"): row.came,
            gettext_noop("minutes"): row.minutes,
            gettext_noop("said by the team"): row.by_hand,
        }
        for row in _of(user).select_related("registration__event")
    ]


def _erase(user):
    _of(user).delete()


def register_attendance():
    """Declare it."""
    label = _("Whether you came to webinars and meetings")
    personal_data.register(
        PersonalData("attendance", label, _export, _erase, covers=("webinars.Attendance",))
    )
