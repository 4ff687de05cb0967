"""What webinars and meetings have in common: one page from the announcement to the synthesis."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

from modelcluster.fields import ParentalManyToManyField

from portal.fields import StateField
from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage
from portal.visibility import Audience
from webinars.choices import EventLanguage, EventStatus, Registration, Zone

MOST_MINUTES_BEFORE = 24 * 60
FILE_OF_CALENDAR = "agenda.ics"


class EventPage(PortalPage):
    """An event. The page with its title, its speakers and its summary is public; the room never is."""

    lives_once = always_public = True
    longest = timedelta(hours=12)

    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    zone = models.CharField(_("time zone shown"), max_length=40, choices=Zone, default=Zone.EASTERN)
    language = models.CharField(_("language"), max_length=3, choices=EventLanguage, default="fr")
    why_come = models.TextField(_("why come"), max_length=1200, blank=True)
    place = models.CharField(
        _("place"),
        max_length=300,
        blank=True,
        help_text=_("Everybody reads it. Leave empty for what is on line only."),
    )
    access_note = models.TextField(
        _("access note"),
        max_length=600,
        blank=True,
        help_text=_("Captions, interpretation, ramp, lift, rest room, child care… and whom to ask."),
    )
    series = models.ForeignKey(
        "webinars.EventSeries",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("series"),
    )
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("themes"))
    regions = ParentalManyToManyField("portal.Region", blank=True, verbose_name=_("regions"))

    registration = models.CharField(
        _("who may register"), max_length=10, choices=Registration, default=Registration.MEMBERS
    )
    capacity = models.PositiveIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for as many as come. After the last place, people wait in order."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Leave empty: at the end of the event.")
    )
    room_url = models.URLField(
        _("address of the room"),
        max_length=1000,
        blank=True,
        help_text=_("Zoom, Teams, Jitsi, BigBlueButton… Given to those who are registered, and at its time."),
    )
    room_telephone = models.CharField(
        _("telephone number of the room"), max_length=200, blank=True, help_text=_("With its code.")
    )
    room_opens = models.PositiveSmallIntegerField(
        _("minutes before, when the room is given"), default=15, help_text=_("15 by default; 1,440 at most.")
    )

    recording_expected = models.BooleanField(
        _("it will be recorded"), default=True, help_text=_("The page then says when to expect it.")
    )
    recording_audience = StateField(
        _("audience of the recording"), max_length=10, choices=Audience, default=Audience.MEMBERS
    )
    status = StateField(_("status"), max_length=10, choices=EventStatus, default=EventStatus.PLANNED)
    other_title = models.CharField(_("title in the other language"), max_length=300, blank=True)
    other_summary = models.TextField(_("summary in the other language"), blank=True)

    title_panels = [
        TitleFieldPanel("title"),
        FieldPanel(
            "introduction",
            heading=_("Summary in three lines"),
            help_text=_("Shown on every card, to everybody: what will be said, in plain words."),
        ),
    ]
    time_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("zone")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("language"), FieldPanel("series")]),
            ],
            heading=_("When and where"),
            help_text=_("Hours are written in Québec’s time; the page shows them in the zone chosen."),
        ),
        InlinePanel("speakers", heading=_("Who speaks"), label=_("speaker")),
    ]
    finding_panels = [
        FieldPanel("why_come"),
        FieldPanel("access_note"),
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("regions")], heading=_("How it is found")),
        FieldPanel("listing_image"),
    ]
    coming_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("registration"), FieldPanel("capacity")]),
                FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]),
            ],
            heading=_("Registration"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("room_url"),
                FieldRowPanel([FieldPanel("room_telephone"), FieldPanel("room_opens")]),
            ],
            heading=_("The room"),
        ),
        FieldPanel("recording_expected"),
        MultiFieldPanel(
            [FieldPanel("other_title"), FieldPanel("other_summary")],
            heading=_("In the other language"),
            classname="collapsed",
        ),
    ]

    page_description = _("An event.")
    parent_page_types = []
    subpage_types = []

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("look_after_events", _("Can look after events and those who are registered"))]

    @classmethod
    def can_create_at(cls, parent):
        """Tell whether an event may be made under `parent`: the French list only, where events live."""
        return super().can_create_at(parent) and parent.locale.language_code == DEFAULT_LANGUAGE

    def clean(self):
        """Hold the hours together.

        Raises:
            ValidationError: it ends before it begins, lasts out of reason, or registration cannot be.
        """
        super().clean()
        errors = {}
        if self.starts_at and self.ends_at:
            if self.ends_at <= self.starts_at:
                errors["ends_at"] = _("It ends before it begins: check both hours.")
            elif self.ends_at - self.starts_at > self.longest:
                errors["ends_at"] = _("This is longer than such an event lasts: check both dates.")
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if opens and closes and closes <= opens:
            errors["registration_closes_at"] = _("Registration closes before it opens: check both dates.")
        elif opens and self.ends_at and opens >= self.ends_at:
            errors["registration_opens_at"] = _("Registration opens after the end: check both dates.")
        if self.room_opens and self.room_opens > MOST_MINUTES_BEFORE:
            errors["room_opens"] = _("A day before at most: 1,440 minutes.")
        if self.registration == Registration.NONE and (self.room_url or self.room_telephone):
            errors["registration"] = _(
                "Nobody would be given the room: say who may register, or take its address away."
            )
        if errors:
            raise ValidationError(errors)

    @property
    def tz(self):
        """The zone in which its hours are shown."""
        return ZoneInfo(self.zone)

    @property
    def minutes(self):
        """How long it lasts, in minutes."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def language_tag(self):
        """The BCP 47 tag of its language, empty when it has several."""
        return self.language if self.language in ("fr", "en") else ""

    @cached_property
    def room(self):
        """The room: (address, telephone), its own or its series'; for those who are registered only."""
        series = self.series
        return (
            self.room_url or (series.room_url if series else ""),
            self.room_telephone or (series.room_telephone if series else ""),
        )

    @property
    def room_given_at(self):
        """From when the room is given to those who are registered."""
        return self.starts_at - timedelta(minutes=self.room_opens)

    def get_context(self, request, *args, **kwargs):
        """Add the event in words, and what this reader may do with it."""
        from webinars.event_page import event_variables

        context = super().get_context(request, *args, **kwargs)
        return {**context, **event_variables(self, request, context["links"]["canonical"])}

    def respond_as(self, request, name):
        """Give the event as a file for a calendar.

        Raises:
            Http404: it has no other form.
        """
        from webinars.calendar.views import event_calendar

        return (
            event_calendar(request, self) if name == FILE_OF_CALENDAR else super().respond_as(request, name)
        )
