"""Lists of people, typed or exported from elsewhere: read, and looked at before anything is done."""

import re
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from members.models import Application, Organisation, Sector, User
from members.organisations.places import refuse_place_in_name
from members.tables import DELIMITERS, columns_in, plain, rows_of
from portal.models import Region

MOST = 500  # lines
LONGEST_NAME, LONGEST_ORGANISATION = 150, 200
# It begins where a word does, and gives nothing back: a file that is no list is read in one go.
ADDRESS = re.compile(r"(?<![^\s<>;,\"])[^\s<>;,\"@]++@[^\s<>;,\"]+")
# As headers are named by people, by spreadsheets and by WordPress.
COLUMNS = {
    "email": {"email", "e-mail", "courriel", "adresse", "adresse courriel", "user_email", "mail", "address"},
    "first_name": {"first_name", "first name", "prénom", "prenom", "given name"},
    "last_name": {"last_name", "last name", "nom", "nom de famille", "surname", "family name"},
    "name": {"display_name", "name", "nom complet", "full name", "user_nicename"},
    "organisation_name": {"organisation", "organization", "organisme", "company"},
    "region": {"region", "région"},
    "sector": {"sector", "secteur"},
}


@dataclass(frozen=True)
class Line:
    """A line of a list.

    Args:
        number: of the line, from 1.
        written: as it stands in the list.
        email, first_name, last_name, organisation_name: as read.
        region: a `Region`, or None.
        sector: a `Sector`, or "".
        left_out: what stands as its region or its sector and names none.
        problem: why it cannot be taken, "" when it can.
        state: "new", "waiting" (she has applied), "member", "suspended" or "twice" (in the list).
    """

    number: int
    written: str
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation_name: str = ""
    region: Region | None = None
    sector: str = ""
    left_out: str = ""
    problem: str = ""
    state: str = "new"

    @property
    def is_taken(self):
        """Whether somebody is enrolled by this line."""
        return not self.problem and self.state in {"new", "waiting"}


def read_list(text):
    """Read a list of people, whatever its form.

    One person a line, "Given Family <address>" or the address alone; or a table with commas, semicolons
    or tabulations, its first line naming the columns.

    Args:
        text: the list.

    Returns:
        A list of `Line`, `MOST` at most, each with what is known of the address.

    Raises:
        ValidationError: it has more lines, or cannot be read.
    """
    lines = [line for line in plain(text).split("\n") if line.strip()]
    if len(lines) > MOST:
        raise ValidationError(_("This list is too long: %(most)d lines at most.") % {"most": MOST})
    return _compared(_rows(lines))


def _rows(lines):
    header = _header(lines[0]) if lines else None
    if header is None:
        return [_free(number, line) for number, line in enumerate(lines, 1)]
    delimiter, columns = header
    regions = {name: region for region in Region.objects.all() for name in _names_of(region)}
    table = rows_of("\n".join(lines[1:]), delimiter)
    return [_from_columns(n, delimiter.join(row), columns, row, regions) for n, row in enumerate(table, 2)]


def _header(line):
    """Return (what separates the columns, {field: place}) of a first line that names columns, or None."""
    for delimiter in DELIMITERS:
        columns = columns_in(next(iter(rows_of(line, delimiter)), []), COLUMNS)
        if "email" in columns:
            return delimiter, columns
    return None


def _names_of(region):
    return {region.code, region.name_fr.lower(), region.name_en.lower(), region.slug}


def _free(number, written):
    """Read a line that somebody typed."""
    found = ADDRESS.search(written)
    if not found:
        return Line(number, written, problem=_("There is no e-mail address."))
    name = " ".join(written.replace(found[0], " ").strip(' <>,;\t"').replace(",", " ").split())
    first, _space, last = name.partition(" ")
    return _checked(Line(number, written, found[0].strip(".").lower(), first.strip(), last.strip()))


def _from_columns(number, written, columns, row, regions):
    def cell(field):
        place = columns.get(field)
        return " ".join(row[place].split()) if place is not None and place < len(row) else ""

    first, last = cell("first_name"), cell("last_name")
    if not first and not last:
        first, _space, last = cell("name").partition(" ")
    sectors = {str(label).lower(): value for value, label in Sector.choices} | {v: v for v in Sector.values}
    known = (("region", regions), ("sector", sectors))
    unknown = [cell(field) for field, values in known if cell(field) and cell(field).lower() not in values]
    return _checked(
        Line(
            number,
            written,
            cell("email").lower(),
            first,
            last,
            cell("organisation_name"),
            regions.get(cell("region").lower()),
            sectors.get(cell("sector").lower(), ""),
            ", ".join(unknown),
        )
    )


def _checked(line):
    try:
        validate_email(line.email)
    except ValidationError:
        return replace(line, problem=_("This is not an e-mail address."))
    if len(line.email) > 254 or max(len(line.first_name), len(line.last_name)) > LONGEST_NAME:
        return replace(line, problem=_("The name is too long."))
    if len(line.organisation_name) > LONGEST_ORGANISATION:
        return replace(line, problem=_("The name of the organisation is too long."))
    try:
        refuse_place_in_name(line.organisation_name)
    except ValidationError as error:
        return replace(line, problem=error.messages[0])
    return line


def _compared(lines):
    """Say of each line what is known of its address, in two queries."""
    addresses = {line.email for line in lines if not line.problem}
    accounts = dict(User.objects.filter(email__in=addresses).values_list("email", "is_active"))
    waiting = set(Application.objects.open().filter(email__in=addresses).values_list("email", flat=True))
    seen, compared = set(), []
    for line in lines:
        state = "new"
        if line.email in seen:
            state = "twice"
        elif line.email in accounts:
            state = "member" if accounts[line.email] else "suspended"
        elif line.email in waiting:
            state = "waiting"
        if not line.problem:
            seen.add(line.email)
        compared.append(replace(line, state=state))
    return compared


def organisation_named(name):
    """Return the organisation of that name, or None."""
    return Organisation.objects.filter(name__iexact=name).first() if name else None
