"""What who moderates completes, so that a deposit is found: never its author's words."""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from deposits.confided import narrowest_audience
from members.typing import TextField
from portal.models import Region, Theme
from portal.visibility import Audience


def several_of(model, label):
    """Return the field of some things among all of a vocabulary."""
    return forms.ModelMultipleChoiceField(
        label=label, queryset=model.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )


def keys_now(page, names):
    """Return {name: [keys]} of the things of vocabularies that a page has, as a form takes them."""
    return {name: [str(one.pk) for one in getattr(page, name).all()] for name in names}


class LabelsForm(forms.Form):
    """What who moderates completes: never the author's words."""

    def __init__(self, *args, deposit, **kwargs):
        """Take the deposit."""
        super().__init__(*args, **kwargs)
        self.deposit = deposit

    @classmethod
    def beginning(cls, deposit):
        """Return what was chosen so far, and at first what the answers tell already."""
        if deposit.labels:
            return MultiValueDict(deposit.labels)
        chosen = {name: deposit.typed.getlist(name) for name in cls.base_fields}
        if deposit.page_id:
            chosen |= deposit.depositable.labels_now(deposit.page)
        return MultiValueDict(chosen)


class PublishedLabels(LabelsForm):
    """Labels of what is published as soon as it is accepted: its summary, its subjects, its audience."""

    summary = TextField(
        label=_("In three lines, on the cards"),
        help_text=_("Leave empty: her first sentences are shown."),
        max_length=600,
        required=False,
        rows=3,
    )
    themes = several_of(Theme, _("Themes"))
    regions = several_of(Region, _("Regions"))
    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience.choices)

    @classmethod
    def beginning(cls, deposit):
        """Begin with her region and the audience that she wished."""
        typed = super().beginning(deposit)
        if not deposit.labels:
            typed["audience"] = narrowest_audience(deposit)
        if not deposit.labels and not deposit.page_id:
            typed.setlist("regions", deposit.typed.getlist("region"))
        return typed

    def clean_audience(self):
        """Hold that nobody widens the audience beyond what the author wished.

        Raises:
            ValidationError: she wished it for members.
        """
        wider = self.cleaned_data["audience"] == Audience.PUBLIC
        if wider and self.deposit.audience != Audience.PUBLIC:
            raise forms.ValidationError(
                _("Its author wishes it for members. Ask her in the thread: she may change it herself.")
            )
        return self.cleaned_data["audience"]
