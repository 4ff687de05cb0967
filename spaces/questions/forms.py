"""What a moderator types about a question."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from portal.models import Region
from spaces.models import Participation
from spaces.questions.owning import may_be_passed_to
from spaces.questions.shown import first_news_day


class NewsField(forms.DateField):
    """The day by which there will be news."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def validate(self, value):
        """Refuse a day that is past.

        Raises:
            ValidationError: it is.
        """
        super().validate(value)
        if value and value < timezone.localdate():
            raise ValidationError(_("This day is past."))


def news_field():
    """Return the field of the day by which there will be news."""
    return NewsField(
        label=_("Next news by"),
        help_text=_("She reads this date. Leave it empty to promise nothing."),
        required=False,
        initial=first_news_day,
    )


class PersonField(forms.ModelChoiceField):
    """Somebody of the space, by the name that is read there."""

    def label_from_instance(self, one):
        """Return her name."""
        return one.name


class PassOnForm(forms.Form):
    """To whom a question is passed on: somebody of the space, elsewhere, or the pivot members of a region."""

    person = PersonField(
        label=_("To somebody of this space"),
        help_text=_("She is told, and sees to it from then on."),
        queryset=Participation.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("Nobody of this space"),
    )
    to = LineField(
        label=_("Or to somebody elsewhere, in words"),
        help_text=_(
            "You tell them yourself, and follow the answer. Who asked and the whole space read these words."
        ),
        max_length=120,
        required=False,
    )
    region = forms.ModelChoiceField(
        label=_("Or to the pivot members of a region"),
        help_text=_("Those who are in this space are told."),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("No region"),
    )
    news_by = news_field()

    def __init__(self, *args, promise, space, **kwargs):
        """Offer the people, and the regions, save in a sheltered space: nobody is a pivot member there."""
        super().__init__(*args, **kwargs)
        people = may_be_passed_to(promise.topic).select_related("user__profile")
        self.fields["person"].queryset = people
        if space.is_sheltered:
            del self.fields["region"]
        else:
            self.fields["region"].queryset = Region.objects.all()

    def clean(self):
        """Take one of the three.

        Raises:
            ValidationError: there is none, or more than one.
        """
        given = super().clean()
        chosen = [name for name in ("person", "to", "region") if given.get(name)]
        if not self.errors and len(chosen) != 1:
            raise ValidationError(
                _("Choose one way: somebody of this space, somebody elsewhere, or a region.")
            )
        return given


class WordForm(forms.Form):
    """A word to who asked."""

    word = TextField(
        label=_("A word to her"),
        help_text=_("Even “I have not found anything yet”. All who read the question read it."),
        max_length=1000,
        rows=3,
    )
    news_by = news_field()

    def __init__(self, *args, promise, space, **kwargs):
        """Begin with words that are true of many questions."""
        super().__init__(*args, **kwargs)
        self.fields["word"].initial = _("I have not found anything yet. I am still looking.")


class SummaryForm(forms.Form):
    """The answer summed up.

    Args:
        written_at: when the summary that stood before her was written.
    """

    summary = TextField(
        label=_("The answer in a few lines"),
        help_text=_("What somebody with the same question needs. Name nobody who is supported."),
        max_length=6000,
        rows=6,
    )
    written_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, promise, space, **kwargs):
        """Show the summary as it is now."""
        super().__init__(*args, **kwargs)
        self.fields["summary"].initial = promise.summary
        self.fields["written_at"].initial = written_of(promise)


def written_of(promise):
    """Return when the summary of a question was written, as the form keeps it."""
    return promise.summarised_at.isoformat() if promise.summarised_at else ""
