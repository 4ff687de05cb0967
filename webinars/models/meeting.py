"""A meeting: the annual one, or a stop of a regional tour; one or several days."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from modelcluster.fields import ParentalKey

from webinars.choices import MeetingFormat
from webinars.models.event import EventPage


class MeetingPage(EventPage):
    """A meeting of one or several days, with its programme."""

    longest = timedelta(days=31)

    format = models.CharField(
        _("format"), max_length=12, choices=MeetingFormat, default=MeetingFormat.MEETING
    )
    practical_help = models.TextField(
        _("practical help"),
        max_length=1200,
        blank=True,
        help_text=_("Travel, lodging, meals, child care, fees paid back… and whom to ask."),
    )
    on_line_too = models.BooleanField(_("on line or by telephone too"), default=False)

    content_panels = [
        *EventPage.title_panels,
        FieldPanel("format"),
        *EventPage.time_panels,
        InlinePanel("sessions", heading=_("Programme"), label=_("session")),
        FieldPanel("practical_help"),
        FieldPanel("on_line_too"),
        *EventPage.finding_panels,
        *EventPage.coming_panels,
    ]

    template = "webinars/event_page.html"
    page_description = _("A meeting of one or several days: annual meeting, stop of a tour.")
    parent_page_types = ["webinars.WebinarIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")


class Session(Orderable):
    """A moment of the programme."""

    meeting = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    speakers = models.CharField(_("who speaks"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Such as a room."))
    description = models.TextField(_("description"), max_length=900, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("speakers"), FieldPanel("place")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self):
        """Return its title."""
        return self.title

    def clean(self):
        """Hold the hours together.

        Raises:
            ValidationError: it ends before it begins.
        """
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins: check both hours.")})
