"""What a member corrects by herself, and how she asks that her account be erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import User


class LanguageForm(forms.ModelForm):
    """The language of her messages and of the admin."""

    class Meta:
        model = User
        fields = ["language"]
        labels = {"language": _("Language of the messages that you receive")}
        widgets = {"language": forms.RadioSelect}


class NameForm(forms.ModelForm):
    """Her name, as the team and the members read it."""

    class Meta:
        model = User
        fields = ["first_name", "last_name"]
        labels = {"first_name": _("First name"), "last_name": _("Last name")}
        widgets = {
            "first_name": forms.TextInput({"autocomplete": "given-name"}),
            "last_name": forms.TextInput({"autocomplete": "family-name"}),
        }


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
