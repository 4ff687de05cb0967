"""« Au nom de »: what a moderator fills in when she writes for somebody, and how it is shown."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from deposits.credits import worker_of
from members.models.organisation_choices import ConsentWay
from members.typing import LineField
from portal.models import Region
from spaces.models import PostOnBehalf


class BehalfFields(forms.Form):
    """In whose name it is written, and how she agreed; all empty, it is the moderator's own."""

    told_by = LineField(
        label=_("How she is named to readers"),
        max_length=120,
        required=False,
        help_text=_("Her first name, her organisation; leave empty for “a worker of” her region."),
    )
    told_in = forms.ModelChoiceField(
        label=_("Her region"), queryset=Region.objects.all(), required=False, empty_label=_("Choose a region")
    )
    consent_way = forms.ChoiceField(
        label=_("How she agreed"), choices=[("", "—"), *ConsentWay.choices], required=False
    )
    consent_on = forms.DateField(
        label=_("When she agreed"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("She agreed that I share this in her name"), label_suffix="", required=False
    )

    def clean_consent_on(self):
        """Return the day when she agreed.

        Raises:
            ValidationError: it is yet to come.
        """
        day = self.cleaned_data["consent_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("This day is yet to come."))
        return day

    def clean(self):
        """Ask for the proof that she agreed, where somebody is named.

        Raises:
            ValidationError: something of it is missing.
        """
        given = super().clean()
        if given.get("told_by") or given.get("told_in"):
            for name in ("consent_way", "consent_on", "agreed"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, gettext("Nothing is shared in her name without her word."))
        elif given.get("agreed"):
            self.add_error("told_by", gettext("Name her, or choose her region."))
        return given

    def behalf(self):
        """Return what is kept of it, unsaved, or None for the moderator's own words."""
        given = self.cleaned_data
        if not given.get("told_by") and not given.get("told_in"):
            return None
        return PostOnBehalf(
            told_by=given["told_by"],
            region=given["told_in"],
            consent_way=given["consent_way"],
            consent_on=given["consent_on"],
        )


def told_by(post):
    """Return who told what a message says and who wrote it, in a sentence; "" for its author's own words."""
    behalf = getattr(post, "on_behalf", None)
    if behalf is None:
        return ""
    author = post.author.name if post.author else gettext("Somebody who is no longer here")
    names = {"name": behalf.told_by or worker_of(behalf.region), "author": author}
    return gettext("Told by %(name)s, written by %(author)s") % names


def consent(post):
    """Return how and when she agreed, in a sentence for the moderators; "" where nobody is named."""
    behalf = getattr(post, "on_behalf", None)
    if behalf is None:
        return ""
    day = date_format(behalf.consent_on, "DATE_FORMAT")
    return gettext("She agreed: %(way)s, %(day)s") % {"way": behalf.get_consent_way_display(), "day": day}
