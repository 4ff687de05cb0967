"""People put down on the spot, at a meeting: their names on a list make registrations of who came."""

from dataclasses import dataclass

from django.db import transaction

from members.applications.people_lists import Line
from members.models import User
from webinars.attendance.recording import say
from webinars.models import EventPage, EventRegistration, RegistrationState


@dataclass(frozen=True)
class Arrival:
    """A line of the list, and what it makes.

    Args:
        line: a `people_lists.Line`.
        what: "member" or "guest" (registered now), "registered" (she was), "twice" or "" (not taken).
    """

    line: Line
    what: str

    @property
    def is_taken(self):
        """Whether somebody is put down by this line."""
        return self.what in {"member", "guest", "registered"}


def arrivals(event, lines):
    """Say of each line of a list what it makes, in two queries.

    Args:
        event: an `EventPage`.
        lines: `people_lists.Line`s.
    """
    addresses = {line.email for line in lines if not line.problem}
    accounts = dict(User.objects.filter(email__in=addresses).values_list("email", "is_active"))
    own = EventRegistration.objects.filter(event_id=event.pk).values_list("user__email", "email")
    known = {(account or address).lower() for account, address in own}
    return [Arrival(line, _what(line, accounts, known)) for line in lines]


def _what(line, accounts, known):
    if line.problem or accounts.get(line.email) is False:
        return ""
    if line.state == "twice":
        return "twice"
    if line.email in known:
        return "registered"
    return "member" if line.email in accounts else "guest"


@transaction.atomic
def put_down(event, found):
    """Register the people of a list who are not, and say that all of them came. Nobody is written to.

    Args:
        event: an `EventPage`.
        found: `Arrival`s.

    Returns:
        How many people are put down as having come now.
    """
    # One at a time: two lists sent at once would register the same person twice.
    EventPage.objects.select_for_update().filter(pk=event.pk).first()
    came = {_registration(event, one.line).pk: True for one in found if one.is_taken}
    return say(event, came)


def _registration(event, line):
    account = User.objects.filter(email=line.email, is_active=True).first()
    own = EventRegistration.objects.filter(event_id=event.pk)
    known = own.filter(user=account).first() if account else None
    known = known or own.filter(email__iexact=line.email).first()
    if known is None:
        name = f"{line.first_name} {line.last_name}".strip()[:120]
        who = {"user": account} if account else {"name": name, "email": line.email}
        return EventRegistration.objects.create(event_id=event.pk, by_team=True, **who)
    if known.state != RegistrationState.REGISTERED:
        known.state = RegistrationState.REGISTERED
        known.save(update_fields=["state", "changed_at"])
    return known
