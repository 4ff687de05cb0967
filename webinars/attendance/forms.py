"""Forms of attendance: a file of participants, its columns, the list to tick, the numbers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Sector
from members.tables import decoded, plain, refuse_no_text
from webinars.attendance.participants import MOST_TITLES, read_table
from webinars.models import Way

LARGEST = 1024 * 1024  # bytes
MOST_HEADS = 9999
USUAL_THRESHOLD = 15  # minutes
COLUMNS = [
    ("name", gettext_lazy("Name")),
    ("email", gettext_lazy("E-mail address")),
    ("joined", gettext_lazy("Came in at")),
    ("left", gettext_lazy("Left at")),
    ("length", gettext_lazy("Length")),
    ("waiting", gettext_lazy("In the waiting room")),
]
SAID = {"came": True, "absent": False, "": None}


class FileForm(forms.Form):
    """A file of participants. Read again at each step, since it is kept nowhere."""

    file = forms.FileField(
        label=gettext_lazy("The file of participants"),
        help_text=gettext_lazy("CSV, as Zoom, Teams or BigBlueButton give it after the event."),
        required=False,
    )
    text = forms.CharField(widget=forms.Textarea({"hidden": True}), required=False, strip=False)
    threshold = forms.IntegerField(
        label=gettext_lazy("She came when she was there for so many minutes"), min_value=0, max_value=1440
    )
    others_absent = forms.BooleanField(
        label=gettext_lazy("Those who are registered and not in the file did not come"),
        help_text=gettext_lazy(
            "Untick it if people were together around one screen or on the telephone: it is then not known."
        ),
        required=False,
    )

    def clean(self):
        """Read the file.

        Raises:
            ValidationError: there is none, it is too large, or holds no table.
        """
        given = super().clean()
        file, text = given.get("file"), given.get("text", "")
        if file is not None:
            if file.size > LARGEST:
                raise ValidationError({"file": _("This file is too large for a list of participants.")})
            content = file.read()
            refuse_no_text(content)
            text = decoded(content)
        if not text:
            raise ValidationError({"file": _("Choose the file.")})
        # Not `text`: templates would read the field of that name.
        self.content = plain(text)
        self.table = read_table(self.content)
        return given


class ColumnsForm(forms.Form):
    """Which line names the columns of a file, and what each column is."""

    header = forms.TypedChoiceField(label=gettext_lazy("The line that names the columns"), coerce=int)

    def __init__(self, *args, table, **kwargs):
        """Offer the lines and the columns of `table`."""
        super().__init__(*args, **kwargs)
        lines = enumerate(table.rows[:MOST_TITLES])
        self.fields["header"].choices = [
            (place, f"{place + 1}. {' | '.join(filter(None, row))[:100]}") for place, row in lines if any(row)
        ]
        places = [("", _("not in this file"))]
        places += [(n, title or _("column %(n)d") % {"n": n + 1}) for n, title in enumerate(table.titles)]
        for name, label in COLUMNS:
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=places, coerce=int, empty_value=None, required=False
            )

    @property
    def columns(self):
        """{field: place} of what was chosen."""
        chosen = {name: self.cleaned_data.get(name) for name, _label in COLUMNS}
        return {name: place for name, place in chosen.items() if place is not None}


class TickForm(forms.Form):
    """Whether each of those registered came; only what she changed is taken."""

    def __init__(self, *args, registrations, **kwargs):
        """Ask about `registrations`, each with what is known of her."""
        super().__init__(*args, **kwargs)
        choices = [("came", _("Came")), ("absent", _("Did not come")), ("", _("It is not known"))]
        for one in registrations:
            now = said_of(one)
            self.fields[f"said-{one.pk}"] = forms.ChoiceField(
                choices=choices, widget=forms.RadioSelect, required=False, initial=now
            )
            hidden = forms.ChoiceField(choices=choices, widget=forms.HiddenInput, required=False, initial=now)
            self.fields[f"was-{one.pk}"] = hidden
        self.keys = [one.pk for one in registrations]

    @property
    def changed(self):
        """{key of a registration: True, False or None} of those about whom she said another thing."""
        given = self.cleaned_data
        return {
            key: SAID[given[f"said-{key}"]]
            for key in self.keys
            if given[f"said-{key}"] != given[f"was-{key}"]
        }


def said_of(registration):
    """Return "came", "absent" or "" (not known) for a registration read with its attendance."""
    row = getattr(registration, "attendance", None)
    if row is None:
        return ""
    return "came" if row.came else "absent"


class HeadsForm(forms.Form):
    """How many came who are in no list, by sector."""

    def __init__(self, *args, known=(), **kwargs):
        """Show what is known: `HeadCount`s."""
        super().__init__(*args, **kwargs)
        numbers = {(count.way, count.sector): count.number for count in known}
        for sector, label in SECTORS:
            for way, way_label in Way.choices:
                self.fields[f"{way}-{sector}"] = forms.IntegerField(
                    label=f"{label}, {way_label}",
                    min_value=0,
                    max_value=MOST_HEADS,
                    required=False,
                    initial=numbers.get((way, sector)),
                )

    @property
    def rows(self):
        """[(sector in words, its fields)], one field a way."""
        return [(label, [self[f"{way}-{sector}"] for way in Way.values]) for sector, label in SECTORS]

    @property
    def numbers(self):
        """{(way, sector): number}."""
        return {tuple(name.split("-", 1)): number for name, number in self.cleaned_data.items()}


SECTORS = [*Sector.choices, ("", gettext_lazy("Sector not said"))]
