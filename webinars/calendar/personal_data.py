"""What calendars hold about a member."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import CalendarAddress


def _of(user):
    return CalendarAddress.objects.filter(user=user)


def _export(user):
    return [
        {
            gettext_noop("made"): address.made_at.isoformat(),
            gettext_noop("only her own events"): address.only_mine,
            gettext_noop("closed"): address.closed_at.isoformat() if address.closed_at else None,
        }
        for address in _of(user).order_by("pk")
    ]


def _erase(user):
    _of(user).delete()


def register_calendar_addresses():
    """Declare what is held about who subscribes."""
    label = _("The address of your calendar")
    personal_data.register(
        PersonalData("calendar_addresses", label, _export, _erase, covers=("webinars.CalendarAddress",))
    )
