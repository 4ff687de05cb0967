"""Who came, on the screen of an event."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from webinars.attendance.recording import tally_of
from webinars.choices import EventStatus
from webinars.desk.sections import DeskSection, desk_sections


def has_begun(event):
    """Tell whether somebody may have come: the event began and was not called off."""
    return event.status == EventStatus.PLANNED and event.starts_at <= timezone.now()


def _said(event):
    tally = tally_of(event)
    return _(
        "Registered: %(came)d came, %(absent)d did not, %(unknown)d not known. In no list: %(heads)d."
    ) % {"came": tally.came, "absent": tally.absent, "unknown": tally.unknown, "heads": tally.heads}


def register_section():
    """Show it."""
    desk_sections.register(
        DeskSection(
            "attendance",
            gettext_lazy("Who came"),
            lambda event: reverse("attendance", args=[event.pk]),
            _said,
            has_begun,
        )
    )
