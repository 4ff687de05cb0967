"""What a member corrects by herself, and how she asks that her account be erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.directory.forms import ADDRESS, DISGUISES, TELEPHONE
from members.models import User
from members.typing import LineField


class LanguageForm(forms.ModelForm):
    """The language of her messages and of the admin."""

    class Meta:
        model = User
        fields = ["language"]
        labels = {"language": _("Language of the messages that you receive")}
        widgets = {"language": forms.RadioSelect}


class NamePartField(LineField):
    """A part of a name, which shows as it is and gives no way to reach anybody outside of the site."""

    def __init__(self, label, autocomplete):
        """Take what browsers fill in."""
        widget = forms.TextInput({"autocomplete": autocomplete, "dir": "auto"})
        super().__init__(label=label, max_length=150, required=False, widget=widget)

    def to_python(self, value):
        """Return the name without what disguises it."""
        return DISGUISES.sub("", super().to_python(value))

    def validate(self, value):
        """Refuse addresses and telephone numbers.

        Raises:
            ValidationError: there is one.
        """
        super().validate(value)
        if ADDRESS.search(value) or TELEPHONE.search(value):
            raise forms.ValidationError(
                _("Leave addresses and telephone numbers out: members reach you through this site, safely.")
            )


class NameForm(forms.ModelForm):
    """Her name, as the team and the members read it."""

    first_name = NamePartField(_("First name"), "given-name")
    last_name = NamePartField(_("Last name"), "family-name")

    class Meta:
        model = User
        fields = ["first_name", "last_name"]


STAYS, GOES = "stays", "goes"


class ErasureForm(forms.Form):
    """What becomes of what she published, and that she is sure."""

    published = forms.ChoiceField(
        label=_("What you published for the others"),
        choices=[
            (STAYS, _("It stays, signed “une intervenante”, without your name")),
            (GOES, _("It is erased too")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of what you published.")},
    )
    sure = forms.BooleanField(
        label=_("I am sure: erase my account for good"),
        label_suffix="",
        error_messages={"required": _("Tick the box: what is erased does not come back.")},
    )

    @property
    def keep_published(self):
        """Whether what she published stays."""
        return self.cleaned_data["published"] == STAYS
