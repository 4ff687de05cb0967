"""Where « À voir plus tard » meets the other parts of the portal."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.account_doors import AccountDoor, account_doors
from portal.registries.personal_data import PersonalData, personal_data
from portal.visibility import may_read_members


def _of(user):
    from webinars.models import WatchLater

    return WatchLater.objects.filter(user=user)


def _export(user):
    return [
        {gettext_noop("event"): kept.event.title, gettext_noop("put aside"): kept.made_at.isoformat()}
        for kept in _of(user).select_related("event")
    ]


def _erase(user):
    _of(user).delete()


def register_later():
    """Put the door, and declare what is held."""
    account_doors.register(
        AccountDoor(
            "my_later",
            _("To watch later"),
            _("Webinars and meetings that you put aside; nobody else knows."),
            may_read_members,
        )
    )
    label = _("What you put aside to watch later")
    personal_data.register(
        PersonalData("watch_later", label, _export, _erase, covers=("webinars.WatchLater",))
    )
