"""A webinar: about an hour, on line, often every two weeks at noon."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from webinars.choices import WebinarFormat
from webinars.models.event import EventPage


class WebinarPage(EventPage):
    """A webinar, from its announcement to its synthesis."""

    format = models.CharField(
        _("format"), max_length=12, choices=WebinarFormat, default=WebinarFormat.CONFERENCE
    )
    preparation = models.TextField(
        _("to prepare"),
        max_length=600,
        blank=True,
        help_text=_("Such as “Write a few lines before”: those who are registered read it, and answer."),
    )

    content_panels = [
        *EventPage.title_panels,
        FieldPanel("format"),
        *EventPage.time_panels,
        *EventPage.finding_panels,
        FieldPanel("preparation"),
        *EventPage.coming_panels,
    ]

    template = "webinars/event_page.html"
    page_description = _("A webinar: conference or exchange, about an hour, on line.")
    parent_page_types = ["webinars.WebinarIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")
