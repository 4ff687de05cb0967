"""The file of participants of a meeting room: its table found after its preamble, people with their time."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.tables import DELIMITERS, columns_in, plain, rows_of
from portal.search.analyser import fold
from webinars.attendance.times import minutes_there, read_length, read_moments

MOST_ROWS = 3000
MOST_TITLES = 40  # lines among which the one that names the columns is looked for
LONGEST_CELL = 200
FIELDS = ("name", "email", "joined", "left", "length", "waiting")
# Zoom's, Teams' and BigBlueButton's, in English and in French, without accents.
NAMES = {
    "name": {"name", "name (original name)", "user name (original name)", "user name", "full name",
             "participant", "nom", "nom (nom d'origine)", "nom (nom original)", "nom d'utilisateur",
             "nom complet", "nom d'utilisateur (nom d'origine)"},
    "email": {"user email", "email", "e-mail", "email address", "courriel", "adresse courriel",
              "adresse e-mail", "e-mail de l'utilisateur", "participant id (upn)"},
    "joined": {"join time", "first join", "join", "joined", "heure d'arrivee", "heure d'entree",
               "heure de connexion", "premiere participation", "heure de debut", "arrivee"},
    "left": {"leave time", "last leave", "left", "leave", "heure de depart", "heure de sortie",
             "heure de deconnexion", "dernier depart", "heure de fin", "depart"},
    "length": {"duration (minutes)", "duration", "total duration (minutes)", "in-meeting duration",
               "time in session (minutes)", "duree (minutes)", "duree", "duree totale (minutes)",
               "duree de la reunion", "duree de participation a la reunion", "minutes"},
    "waiting": {"in waiting room", "en salle d'attente", "dans la salle d'attente"},
}  # fmt: skip
YES = {"yes", "oui", "true", "1"}
IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


@dataclass(frozen=True)
class Table:
    """A file, cut in rows.

    Args:
        rows: its rows, the empty ones too.
        header: the place of the row that names the columns.
        columns: {field: place of its column}.
        delimiter: what separates its cells.
    """

    rows: list
    header: int
    columns: dict
    delimiter: str

    @property
    def titles(self):
        """The names of its columns."""
        return self.rows[self.header]

    @property
    def names_people(self):
        """Whether it is known where it says who people are."""
        return "name" in self.columns or "email" in self.columns

    def read_again(self, header, columns=None):
        """Return it with the header that somebody chose, and the columns too where she chose them."""
        known = columns_in(map(fold, self.rows[header]), NAMES) if columns is None else columns
        return replace(self, header=header, columns=known)


@dataclass
class Participant:
    """Somebody in the file, all her connections together. Nothing of it is ever kept."""

    name: str
    email: str
    minutes: int = 0
    spans: list = field(default_factory=list, repr=False)
    lengths: list = field(default_factory=list, repr=False)

    @property
    def words(self):
        """The words of her name, in one order, without what is in brackets."""
        return words_of(self.name)


def words_of(name):
    """Return the words of a name, sorted, without accents, capitals nor what is in brackets."""
    return tuple(sorted(re.findall(r"\w+", fold(IN_BRACKETS.sub(" ", name)))))


def read_table(text):
    """Cut a file in rows and find its columns.

    Args:
        text: the file.

    Raises:
        ValidationError: it is empty, too long, or no table.
    """
    text = plain(text).replace("’", "'")
    if not text.strip():
        raise ValidationError(_("This file is empty."))
    tables = [_table(rows_of(text, delimiter), delimiter) for delimiter in DELIMITERS]
    table = max(tables, key=lambda table: (len(table.columns), max(map(len, table.rows))))
    if len(table.rows) > MOST_ROWS:
        raise ValidationError(_("This file is too long: %(most)d lines at most.") % {"most": MOST_ROWS})
    if max(map(len, table.rows)) < 2:
        raise ValidationError(
            _("There is no table in this file: is it the list of participants, saved as CSV?")
        )
    return table


def _table(rows, delimiter):
    found = [(place, columns_in(map(fold, row), NAMES)) for place, row in enumerate(rows[:MOST_TITLES])]
    # A preamble says who invited and how long it was: only the list itself names its people.
    named = [(place, known) for place, known in found if "name" in known and len(known) > 1]
    widest = max(range(len(found)), key=lambda place: len(rows[place]))
    header, columns = max(named, key=lambda pair: len(pair[1])) if named else (widest, {})
    return Table(rows, header, columns, delimiter)


def people_in(table, near):
    """Return the people of a table, each once with her minutes.

    Args:
        table: a `Table` with the column of names or of addresses.
        near: when the event begins on its own clock, as a moment without a zone.

    Returns:
        A list of `Participant`, in the order of their names.
    """
    rows = [_cells(table, row) for row in _own_rows(table)]
    moments = read_moments({row[name] for row in rows for name in ("joined", "left")}, near)
    people: dict = defaultdict(lambda: Participant("", ""))
    for row in rows:
        who = row["email"].lower() or " ".join(words_of(row["name"]))
        if not who or row["waiting"].lower() in YES:
            continue
        person = people[who]
        person.name, person.email = person.name or row["name"], row["email"].lower()
        _add(person, row, moments)
    for person in people.values():
        person.minutes = minutes_there(person.spans, person.lengths)
    return sorted(people.values(), key=lambda person: (fold(person.name), person.email))


def _own_rows(table):
    """Yield the rows of people: they end where a line is empty, other lists may follow."""
    begun = False
    for row in table.rows[table.header + 1 :]:
        if any(cell.strip() for cell in row):
            begun = True
            yield row
        elif begun:
            return


def _cells(table, row):
    cells = {}
    for name in FIELDS:
        place = table.columns.get(name)
        cell = row[place] if place is not None and place < len(row) else ""
        cells[name] = " ".join(cell.split())[:LONGEST_CELL]
    if "@" not in cells["email"]:
        cells["email"] = ""
    return cells


def _add(person, row, moments):
    joined, left = moments.get(row["joined"]), moments.get(row["left"])
    if joined and left:
        person.spans.append((joined, left))
    elif row["length"]:
        person.lengths.append(read_length(row["length"]))
