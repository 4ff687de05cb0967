"""The words that events are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebinarFormat(models.TextChoices):
    """What a webinar is."""

    CONFERENCE = "conference", _("Conference")
    EXCHANGE = "exchange", _("Exchange between members")
    IN_PERSON = "in_person", _("In person and on line")


class MeetingFormat(models.TextChoices):
    """What a meeting is."""

    ANNUAL = "annual", _("Annual meeting")
    TOUR = "tour", _("Regional tour")
    MEETING = "meeting", _("Meeting")


class Registration(models.TextChoices):
    """Who may register."""

    NONE = "none", _("Nobody: come as you are")
    MEMBERS = "members", _("Members")
    GUESTS = "guests", _("Members, and guests with their name and address")
    INVITED = "invited", _("A small group: the team registers each person")


class EventStatus(models.TextChoices):
    """Whether it takes place. State, not content: it is changed by its own screen."""

    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")


class Zone(models.TextChoices):
    """The hour that the event's clock shows (names of the IANA time zone database)."""

    EASTERN = "America/Toronto", _("Eastern time")
    ATLANTIC = "America/Halifax", _("Atlantic time (Îles-de-la-Madeleine)")
    LOWER_NORTH_SHORE = "America/Blanc-Sablon", _("Atlantic time (Lower North Shore)")
    PACIFIC = "America/Vancouver", _("Pacific time")
    PARIS = "Europe/Paris", _("Paris time")


class EventLanguage(models.TextChoices):
    """The language that is spoken."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    BOTH = "mul", _("Several languages")


class Length(models.TextChoices):
    """How long it is, in words that people choose by."""

    SHORT = "short", _("Less than 45 minutes")
    HOUR = "hour", _("About an hour")
    LONG = "long", _("From 75 minutes to 3 hours")
    DAY = "day", _("Half a day and more")


LENGTH_LIMITS = ((45, Length.SHORT), (75, Length.HOUR), (180, Length.LONG))  # minutes, not reached


def length_of(minutes):
    """Return the `Length` of so many minutes."""
    return next((length for limit, length in LENGTH_LIMITS if minutes < limit), Length.DAY)
