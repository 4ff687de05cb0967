"""What one ticks when one comes into a space."""

from django import forms


class AgreementsForm(forms.Form):
    """The agreements of a space, each with its own box."""

    def __init__(self, *args, lines, **kwargs):
        """Make a box for each line.

        Args:
            lines: the agreements, in the reader's language.
        """
        super().__init__(*args, **kwargs)
        for number, line in enumerate(lines):
            self.fields[f"agreement_{number}"] = forms.BooleanField(label=line)
