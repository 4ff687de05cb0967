"""Where the agenda meets the other parts of the portal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.registries.account_doors import AccountDoor, account_doors
from portal.registries.sections import Section, sections
from portal.registries.sitemap import PublicAddresses, public_addresses
from portal.visibility import may_read_members


def _has_events():
    from webinars.models import EventPage

    return EventPage.objects.visible_to(None).exists()


def register_calendar():
    """Show the agenda in the menu and the sitemap, and the door to her calendar on « Mon compte »."""
    from webinars.calendar.outliving import register_closed_addresses
    from webinars.calendar.personal_data import register_calendar_addresses

    sections.register(Section("agenda", _("Agenda"), lambda: reverse("agenda"), _has_events))
    public_addresses.register(PublicAddresses("agenda", lambda: [reverse("agenda")] if _has_events() else []))
    account_doors.register(
        AccountDoor(
            "my_calendar",
            _("My calendar"),
            _("Webinars and meetings in the calendar of your telephone or your computer."),
            may_read_members,
        )
    )
    register_calendar_addresses()
    register_closed_addresses()
