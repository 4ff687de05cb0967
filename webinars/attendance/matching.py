"""Who in a file of participants is who among those registered: by address, then by name, else asked."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from members.naming import name_of
from webinars.attendance.participants import Participant, words_of
from webinars.attendance.times import minutes_there
from webinars.models import EventRegistration

MOST_ASKED = 40  # people for whom all the registered are offered


@dataclass(frozen=True)
class Match:
    """A person of the file, and who she is.

    Args:
        person: a `Participant`.
        registration: hers, or None.
        how: "address", "name", "chosen" or "" for nobody's.
        candidates: the registrations that may be hers, where somebody must say.
        number: her place in the file, by which a form names her.
    """

    person: Participant
    number: int
    registration: EventRegistration | None = None
    how: str = ""
    candidates: tuple = ()

    @property
    def field(self):
        """The name of the field that says who she is."""
        return f"who-{self.number}"

    @property
    def is_asked(self):
        """Whether somebody must say who she is."""
        return not self.registration and bool(self.candidates)


def named(registration):
    """Return the name under which somebody is registered, or her address where she has none."""
    if registration.user_id:
        return name_of(registration.user) or registration.user.email
    return registration.name or registration.email


def registrations_of(event):
    """Return all the registrations to an event, with whose they are and whether they came."""
    related = ("user__profile", "attendance")
    return list(EventRegistration.objects.filter(event_id=event.pk).select_related(*related))


def match(people, registrations, chosen=None):
    """Say of each person of a file who she is.

    Args:
        people: `Participant`s.
        registrations: all those of the event.
        chosen: {number of a person: key of a registration, or None for nobody}, as somebody said.
    """
    chosen = chosen or {}
    known = {registration.pk: registration for registration in registrations}
    addresses = {_address(registration): registration for registration in registrations}
    addresses.pop("", None)
    names = _by_name(registrations)
    claims = Counter(person.words for person in people if person.email not in addresses)
    matches = []
    for number, person in enumerate(people):
        if person.email in addresses:
            matches.append(Match(person, number, addresses[person.email], "address"))
        elif number in chosen:
            found = known.get(chosen[number])
            matches.append(Match(person, number, found, "chosen" if found else ""))
        else:
            matches.append(_by_words(person, number, names, claims[person.words]))
    return matches


def minutes_of(matches):
    """Return {key of a registration: minutes}: two devices of one person are not counted twice.

    Args:
        matches: `Match`es, those of nobody left out of what is returned.
    """
    spans, lengths = defaultdict(list), defaultdict(list)
    for one in matches:
        if one.registration:
            spans[one.registration.pk] += one.person.spans
            lengths[one.registration.pk] += one.person.lengths
    return {key: minutes_there(spans[key], lengths[key]) for key in spans}


def _address(registration):
    address = registration.user.email if registration.user_id else registration.email
    return (address or "").lower()


def _by_name(registrations):
    names = defaultdict(list)
    for registration in registrations:
        written = {registration.name}
        if registration.user_id:
            written = {name_of(registration.user), registration.user.get_full_name()}
        for words in {words_of(name) for name in written} - {()}:
            names[words].append(registration)
    return names


def _by_words(person, number, names, claims):
    if not person.words:
        return Match(person, number)
    same = names.get(person.words, [])
    if len(same) == 1 and claims == 1:
        return Match(person, number, same[0], "name")
    hers = set(person.words)
    near = [
        one for words, found in names.items() if hers <= set(words) or set(words) <= hers for one in found
    ]
    return Match(person, number, candidates=tuple({one.pk: one for one in [*same, *near]}.values()))
