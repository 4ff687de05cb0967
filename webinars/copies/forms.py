"""Forms of copies: one draft, or a series."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.typing import LineField

SATURDAY = 5
MOST = 26


class CopyForm(forms.Form):
    """A draft from an event."""

    title = LineField(label=gettext_lazy("Title"), max_length=255)
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput({"type": "date"}))
    hour = forms.TimeField(
        label=gettext_lazy("Hour"),
        widget=forms.TimeInput({"type": "time"}),
        help_text=gettext_lazy("On the clock of the event’s own zone."),
    )
    keeps_room = forms.BooleanField(
        label=gettext_lazy("With the same room"),
        help_text=gettext_lazy("Its address and telephone number. Untick it if each event has its own."),
        required=False,
    )

    def __init__(self, *args, event, **kwargs):
        """Begin with what `event` is."""
        local = event.starts_at.astimezone(event.tz)
        kwargs["initial"] = {"title": event.title, "hour": local.strftime("%H:%M")}
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self):
        """Take a moment to come.

        Raises:
            ValidationError: it is past.
        """
        given = super().clean()
        if given.get("day") and given.get("hour"):
            self.starts_at = datetime.combine(given["day"], given["hour"], tzinfo=self.event.tz)
            if self.starts_at <= timezone.now():
                raise ValidationError({"day": _("This moment is past: choose one to come.")})
        return given


class SeriesForm(CopyForm):
    """Several drafts, at regular dates."""

    number = forms.IntegerField(label=gettext_lazy("How many"), min_value=2, max_value=MOST, initial=6)
    weeks = forms.IntegerField(
        label=gettext_lazy("Weeks from one to the next"), min_value=1, max_value=12, initial=2
    )
    field_order = ["title", "day", "hour", "number", "weeks", "keeps_room"]

    def __init__(self, *args, event, **kwargs):
        """Ask for the first day."""
        super().__init__(*args, event=event, **kwargs)
        self.fields["day"].label = _("First day")

    def clean_day(self):
        """Take a weekday.

        Raises:
            ValidationError: it is a Saturday or a Sunday.
        """
        day = self.cleaned_data["day"]
        if day.weekday() >= SATURDAY:
            raise ValidationError(_("This day is in a weekend: choose a day from Monday to Friday."))
        return day
