"""What is understood of a file of participants, before anything is written."""

from dataclasses import dataclass
from functools import cached_property

from webinars.attendance.forms import COLUMNS, ColumnsForm
from webinars.attendance.matching import MOST_ASKED, match, minutes_of, named, registrations_of
from webinars.attendance.participants import people_in


@dataclass(frozen=True)
class Row:
    """A person of the file, as the screen shows her.

    Args:
        match: a `matching.Match`.
        name: that of the registration which is hers, "" for nobody's.
        came: whether she was there long enough.
        said: the answer that a person of the team gave about her before, which stands: "came", "absent"
            or "".
        choices: [(key, name)] of who she may be.
    """

    match: object
    name: str
    came: bool
    said: str
    choices: list


class Preview:
    """What a file says, with what somebody corrected in it."""

    def __init__(self, event, form, sent):
        """Read the table of a valid `FileForm`, the columns and the people that `sent` chose."""
        self.event, self.threshold = event, form.cleaned_data["threshold"]
        self.table, self._sent = form.table, sent
        if "header" in sent:
            self._take_columns()
        self.columns_form = ColumnsForm(
            table=self.table, initial={"header": self.table.header, **self.table.columns}
        )

    def _take_columns(self):
        chosen = ColumnsForm({"header": self._sent["header"]}, table=self.table)
        if not chosen.is_valid():
            return
        moved = self.table.read_again(chosen.cleaned_data["header"])
        form = ColumnsForm(self._sent, table=moved)
        # Of another line, the columns are guessed first.
        same = self._sent.get("seen_header") == str(moved.header)
        self.table = moved.read_again(moved.header, form.columns) if same and form.is_valid() else moved

    @property
    def seen(self):
        """What tells this reading from another, in which the people would have other numbers."""
        return "-".join(str(self.table.columns.get(name, "")) for name, _label in COLUMNS)

    @property
    def is_ready(self):
        """Whether it is known where the file says who people are."""
        return self.table.names_people

    @cached_property
    def matches(self):
        """A `Match` a person of the file."""
        begins = self.event.starts_at.astimezone(self.event.tz).replace(tzinfo=None)
        people = people_in(self.table, begins)
        return match(people, self._registrations, self._chosen(len(people)))

    @cached_property
    def _registrations(self):
        return registrations_of(self.event)

    def _chosen(self, number):
        """Return what somebody answered about the people of the very same reading."""
        if self._sent.get("seen") != self.seen:
            return {}
        answers = {n: self._sent.get(f"who-{n}") for n in range(number)}
        return {n: int(a) if a.isdecimal() and len(a) < 18 else None for n, a in answers.items() if a}

    @cached_property
    def minutes(self):
        """{key of a registration: minutes} of those who are registered."""
        return minutes_of(self.matches)

    @cached_property
    def rows(self):
        """The people who are somebody's registration, or may be."""
        return [self._row(one) for one in self.matches if one.registration or one.is_asked]

    @cached_property
    def strangers(self):
        """The people who are in no registration."""
        return [self._row(one) for one in self.matches if not (one.registration or one.is_asked)]

    @property
    def asked(self):
        """How many people somebody must say who they are."""
        return sum(one.is_asked for one in self.matches)

    def _row(self, one):
        found = one.registration
        minutes = self.minutes[found.pk] if found else one.person.minutes
        row = getattr(found, "attendance", None)
        said = ("came" if row.came else "absent") if row and row.by_hand else ""
        return Row(one, named(found) if found else "", minutes >= self.threshold, said, self._choices(one))

    def _choices(self, one):
        if one.how in ("address", "name"):
            return []
        offered = one.candidates
        if not offered and len(self._missing) <= MOST_ASKED:
            offered = self._missing
        return [(registration.pk, named(registration)) for registration in offered]

    @cached_property
    def _missing(self):
        """Those who are registered and were found in the file by themselves nowhere."""
        sure = {one.registration.pk for one in self.matches if one.how in ("address", "name")}
        return [one for one in self._registrations if one.pk not in sure]
