"""Forms of the facilitator's screens on events."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webinars.choices import EventStatus


class StatusForm(forms.Form):
    """Whether an event takes place, with a word to those who are registered."""

    status = forms.ChoiceField(label=_("What happens"), widget=forms.RadioSelect)
    word = forms.CharField(
        label=_("A word to those who are registered"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sent with the message, and shown on the page to everybody: no name, no telephone."),
    )

    LABELS = {
        EventStatus.PLANNED: _("It takes place after all"),
        EventStatus.POSTPONED: _("Postpone it: the date is to come"),
        EventStatus.CANCELLED: _("Cancel it"),
    }

    def __init__(self, *args, event, **kwargs):
        """Offer what `event` is not."""
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [
            (status.value, label) for status, label in self.LABELS.items() if status != event.status
        ]
