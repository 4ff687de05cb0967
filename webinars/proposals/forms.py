"""What members and the facilitator fill in about a proposal."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from webinars.choices import Zone
from webinars.forms import FormWithKey
from webinars.models import MomentChoice

MOST_MOMENTS = 6
FARTHEST = timedelta(days=550)
HOME = ZoneInfo(Zone.EASTERN)


class ProposalForm(FormWithKey):
    """What she would like to talk about."""

    topic = LineField(label=_("What about?"), max_length=160)
    why = TextField(
        label=_("Why, and with whom?"),
        help_text=_("A few lines are enough. Name nobody whom you support."),
        max_length=1500,
    )


class MomentForm(forms.Form):
    """A moment to propose, on Québec's clock."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=_("Hour, in Québec"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"), initial="12:00"
    )

    def clean(self):
        """Keep to moments to come that a calendar knows."""
        given = super().clean()
        if "day" in given and "hour" in given:
            moment = datetime.combine(given["day"], given["hour"], tzinfo=HOME)
            now = timezone.now()
            if not now < moment < now + FARTHEST:
                raise forms.ValidationError(_("Choose a moment to come, within a year and a half."))
            given["starts_at"] = moment.replace(second=0, microsecond=0)
        return given


class InterestForm(forms.Form):
    """Whether others see her name."""

    shows_herself = forms.BooleanField(
        label=_("Others see that it interests me"), label_suffix="", required=False
    )


class AnswersForm(forms.Form):
    """Whether she could come at each moment."""

    def __init__(self, *args, moments, answers=None, **kwargs):
        """Ask about `moments`: [(ProposalMoment, in words)]; `answers` are {moment: what she said}."""
        super().__init__(*args, **kwargs)
        for moment, words in moments:
            self.fields[f"moment_{moment.pk}"] = forms.ChoiceField(
                label=words,
                choices=MomentChoice,
                widget=forms.RadioSelect,
                required=False,
                initial=(answers or {}).get(moment.pk, ""),
            )

    @property
    def said(self):
        """{key of a moment: what she says of it}, where she says something."""
        return {
            int(name.removeprefix("moment_")): answer for name, answer in self.cleaned_data.items() if answer
        }


class DeclineForm(forms.Form):
    """A word to who proposed it."""

    word = TextField(
        label=_("A word to who proposed it"),
        help_text=_("Only she reads it."),
        max_length=1000,
        rows=3,
    )
