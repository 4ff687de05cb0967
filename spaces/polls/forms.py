"""What is typed of a poll, and what is answered."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from spaces.choices import ShowResults
from spaces.things.forms import ThingForm, day_field

FEWEST, MOST, LONGEST_CHOICE = 2, 8, 120
FARTHEST = timedelta(days=366)


class PollForm(ThingForm):
    """A question with its choices."""

    question = LineField(label=_("Your question"), max_length=200)
    choices = TextField(
        label=_("The choices, one a line"), help_text=_("From two to eight."), max_length=1200, rows=5
    )
    several = forms.BooleanField(label=_("Several answers may be chosen"), required=False)
    until = day_field(label=_("One answers until"), help_text=_("That day included."))
    shows = forms.ChoiceField(
        label=_("When are the results read?"),
        choices=ShowResults,
        widget=forms.RadioSelect,
        initial=ShowResults.ANSWERED,
    )

    field_order = ["question", "choices", "several", "until", "shows"]

    def clean_choices(self):
        """Return the choices, each once.

        Raises:
            ValidationError: there are too few or too many, or one is too long.
        """
        lines = (" ".join(line.split()) for line in self.cleaned_data["choices"].splitlines())
        found = list(dict.fromkeys(line for line in lines if line))
        if not FEWEST <= len(found) <= MOST:
            raise forms.ValidationError(_("Write from two to eight choices, one a line, all different."))
        if any(len(line) > LONGEST_CHOICE for line in found):
            raise forms.ValidationError(_("A choice has 120 characters at most."))
        return found

    def clean_until(self):
        """Return the last day.

        Raises:
            ValidationError: it is past, or too far.
        """
        day, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= day <= today + FARTHEST:
            raise forms.ValidationError(_("Choose a day to come, within a year."))
        return day

    def closes_at(self):
        """Return when it closes: with the last second of the last day, so that this day is the one shown."""
        last = time(23, 59, 59)
        return datetime.combine(self.cleaned_data["until"], last, tzinfo=timezone.get_default_timezone())


class BallotForm(forms.Form):
    """One answer, or several."""

    def __init__(self, *args, poll, **kwargs):
        """Offer the choices of a poll."""
        super().__init__(*args, **kwargs)
        offered = [(str(choice.pk), choice.words) for choice in poll.choices.all()]
        kind, widget = (
            (forms.MultipleChoiceField, forms.CheckboxSelectMultiple)
            if poll.several
            else (forms.ChoiceField, forms.RadioSelect)
        )
        label = _("Choose one or several answers") if poll.several else _("Choose an answer")
        self.fields["chosen"] = kind(label=label, choices=offered, widget=widget)

    def chosen(self):
        """Return the keys of the choices."""
        found = self.cleaned_data["chosen"]
        return sorted(int(key) for key in (found if isinstance(found, list) else [found]))
