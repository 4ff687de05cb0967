"""What is ticked before two spaces become one."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MergeForm(forms.Form):
    """That the people of both know."""

    told = forms.BooleanField(label=_("The people of both spaces were told, and had time to answer"))
