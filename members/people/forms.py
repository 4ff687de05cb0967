"""Finding a member, and writing about her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import MemberNote
from members.privacy.forms import FormKeyMixin
from portal.models import Region


class FindForm(forms.Form):
    """Whom to show: by words of her name or address, by region."""

    q = forms.CharField(label=_("Her name or her address"), max_length=200, required=False)
    region = forms.ModelChoiceField(
        Region.objects.all(), label=_("Region"), required=False, empty_label=_("All regions")
    )


class NoteForm(FormKeyMixin, forms.ModelForm):
    """A note on a member."""

    class Meta:
        model = MemberNote
        fields = ["text"]
        labels = {"text": _("New note")}
        help_texts = {"text": _("She may ask to read this: write what you could say to her.")}
        widgets = {"text": forms.Textarea({"rows": 4})}
