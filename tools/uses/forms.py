"""What a member may say of a tool that served her."""

from django import forms

from tools.models import ToolUse
from tools.models.use import LONGEST_LINES


class UseLinesForm(forms.ModelForm):
    """Two lines, and whether her name may stand beside them."""

    class Meta:
        model = ToolUse
        fields = ["lines", "shows_name"]
        widgets = {"lines": forms.Textarea(attrs={"rows": 3, "spellcheck": "true"})}

    def __init__(self, data=None, **kwargs):
        """Take line ends as the browser counts them, so that what it let her type is taken."""
        if data is not None:
            data = data.copy()
            data["lines"] = data.get("lines", "").replace("\r\n", "\n")
        super().__init__(data, **kwargs)
        self.fields["lines"].widget.attrs["maxlength"] = LONGEST_LINES
