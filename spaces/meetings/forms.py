"""What is typed of a meeting."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.things.forms import ThingForm, day_field, hour_field, https_field

FARTHEST = timedelta(days=550)


class MeetingForm(ThingForm):
    """A meeting, on the clock of Québec."""

    title = LineField(label=_("Title"), max_length=160)
    day = day_field(label=_("Day"))
    begins = hour_field(label=_("From, Québec time"))
    ends = hour_field(
        label=_("To, Québec time"), help_text=_("An hour before the first one is that of the next day.")
    )
    place = LineField(label=_("Where"), max_length=200, required=False)
    room = https_field(
        label=_("Link of the room"),
        help_text=_(
            "Given to who has a place, in the hour before and until the end. It begins with https://."
        ),
    )
    places = forms.IntegerField(
        label=_("Places"),
        help_text=_("Leave it empty if all who want to may come."),
        min_value=1,
        max_value=500,
        required=False,
    )
    text = TextField(
        label=_("What will be done there"),
        help_text=_("An empty line makes a paragraph. **Two stars** make bold, a dash makes a list."),
        max_length=4000,
        required=False,
    )

    field_order = ["title", "day", "begins", "ends", "place", "room", "places", "text"]

    def clean(self):
        """Make moments of the day and the hours.

        Raises:
            ValidationError: they are past, or too far.
        """
        given = super().clean()
        if not {"day", "begins", "ends"} <= given.keys():
            return given
        zone = timezone.get_default_timezone()
        starts_at = datetime.combine(given["day"], given["begins"], tzinfo=zone)
        ends_at = datetime.combine(given["day"], given["ends"], tzinfo=zone)
        if given["ends"] <= given["begins"]:
            ends_at += timedelta(days=1)
        now = timezone.now()
        if not now < ends_at < now + FARTHEST:
            self.add_error("day", _("Choose a moment to come, within a year and a half."))
        given["starts_at"], given["ends_at"] = starts_at, ends_at
        return given

    def fields_of_meeting(self):
        """Return {field: value} of a `Meeting`."""
        names = ("title", "starts_at", "ends_at", "place", "room", "places", "text")
        return {name: self.cleaned_data[name] for name in names}


def initial_of(meeting):
    """Return what the form shows of a meeting that is changed."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    typed = {name: getattr(meeting, name) for name in ("title", "place", "room", "places", "text")}
    return {**typed, "day": begins.date(), "begins": begins.time(), "ends": ends.time()}
