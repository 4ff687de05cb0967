"""What is typed to come in with a passphrase, and to change or erase what is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import User
from members.passwords import is_right_password
from members.phrase.phrases import LONGEST, check_phrase, folded
from members.typing import LineField


class PhraseField(forms.CharField):
    """A passphrase that one has."""

    def __init__(self, **kwargs):
        """Let a browser fill it in, where she asked it to."""
        widget = forms.PasswordInput({"autocomplete": "current-password"})
        super().__init__(max_length=LONGEST, strip=False, widget=widget, **kwargs)


class NewPhraseField(LineField):
    """A passphrase that one takes: it is seen while it is chosen."""

    def __init__(self, **kwargs):
        """Show all of it, on a telephone too; no browser offers to keep it."""
        quiet = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        widget = forms.Textarea({"rows": 2, **quiet})
        kwargs = {
            "label": _("Your passphrase"),
            "help_text": _("Keep this one, or write your own: fifteen characters at least."),
            **kwargs,
        }
        super().__init__(max_length=LONGEST, widget=widget, **kwargs)


class EntryForm(forms.Form):
    """A name of entry and a passphrase."""

    name = LineField(
        label=_("Your name of entry"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    phrase = PhraseField(label=_("Your passphrase"))


class KnownPhraseForm(forms.Form):
    """Something that counts: her phrase is asked for again.

    Args:
        user: whose account it is.
    """

    phrase = PhraseField(label=_("Your passphrase"))

    def __init__(self, *args, user, **kwargs):
        """Keep the account."""
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_phrase(self):
        """Hold the phrase to that of the account.

        Raises:
            ValidationError: it is another.
        """
        phrase = self.cleaned_data["phrase"]
        if not is_right_password(self.user, folded(phrase)):
            raise forms.ValidationError(_("This is not your passphrase. Check it and try again."))
        return phrase


class ChangePhraseForm(KnownPhraseForm):
    """Another passphrase."""

    field_order = ["phrase", "new_phrase"]
    new_phrase = NewPhraseField(label=_("Your new passphrase"))

    def clean_new_phrase(self):
        """Hold the new one to what keeps it.

        Raises:
            ValidationError: it is short, or easily guessed.
        """
        check_phrase(self.cleaned_data["new_phrase"], self.user.login_name)
        return self.cleaned_data["new_phrase"]


class EraseForm(KnownPhraseForm):
    """All that is kept about her, erased."""

    field_order = ["sure", "phrase"]
    sure = forms.BooleanField(
        label=_("I am sure: erase all of it for good"),
        label_suffix="",
        error_messages={"required": _("Tick the box: what is erased does not come back.")},
    )


class LanguageForm(forms.ModelForm):
    """Her language."""

    class Meta:
        model = User
        fields = ["language"]
        labels = {"language": _("Language")}
        widgets = {"language": forms.RadioSelect}
