"""A month of the agenda: its days, and what happens on each."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format

from portal.dates import day_in_words
from webinars.choices import Zone

HOME = ZoneInfo(Zone.EASTERN)
FIRST_YEAR, LAST_YEAR = 2000, 2100
WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
SUNDAY = calendar.SUNDAY


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day):
        """Return the month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text):
        """Return the month that is written "2026-12", or None for what is none."""
        found = WRITTEN.fullmatch(text or "")
        if not found:
            return None
        year, number = int(found[1]), int(found[2])
        return cls(year, number) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12 else None

    @property
    def first(self):
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self):
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def label(self):
        """It in words: "décembre 2026"."""
        return date_format(self.first, "F Y")

    def beside(self, step):
        """Return the month so many months away."""
        years, place = divmod(self.number - 1 + step, 12)
        return Month(self.year + years, place + 1)

    def __str__(self):
        """Return it as it stands in an address."""
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True)
class Day:
    """A square of the month; those of the months around it are empty."""

    date: date
    inside: bool
    today: bool
    label: str
    cards: list = field(default_factory=list)


def bounds(month):
    """Return (from, before): moments that surround the days of a month in every zone that events have."""
    spare = timedelta(days=1)
    begins = datetime.combine(month.first, datetime.min.time(), tzinfo=HOME)
    ends = datetime.combine(month.last, datetime.min.time(), tzinfo=HOME)
    return begins - spare, ends + 2 * spare


def days_of(starts_at, ends_at, tz):
    """Return the days on which something takes place, on the clock of its own zone."""
    first = starts_at.astimezone(tz).date()
    # What ends at midnight does not begin another day.
    last = (ends_at.astimezone(tz) - timedelta(microseconds=1)).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def weeks_of(month, cards_by_day, today):
    """Return the weeks of a month, Sunday first, each a list of seven `Day`.

    Args:
        cards_by_day: {date: [EventCard]}.
        today: the date of today.
    """
    weeks = calendar.Calendar(SUNDAY).monthdatescalendar(month.year, month.number)
    return [[_day(day, month, cards_by_day, today) for day in week] for week in weeks]


def _day(day, month, cards_by_day, today):
    inside = Month.of(day) == month
    label = day_in_words(day, year=False)
    return Day(day, inside, day == today, label, cards_by_day.get(day, []) if inside else [])


def weekdays():
    """Return the names of the days, Sunday first."""
    return [str(WEEKDAYS[(SUNDAY + number) % 7]) for number in range(7)]
