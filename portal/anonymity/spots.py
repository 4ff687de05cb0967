"""The one door: what in a text looks like it tells who somebody is."""

from dataclasses import dataclass

from portal.anonymity import addresses, dates, names, numbers


@dataclass(frozen=True, order=True)
class Spot:
    """A piece of a text to look at again.

    Args:
        start: where it begins.
        end: where it ends, not included.
        kind: one of `portal.anonymity.marking.KINDS`.
        text: the piece.
    """

    start: int
    end: int
    kind: str
    text: str


# Of two that overlap, the first of this list is kept: a street may bear a person's name.
FINDERS = (
    ("email", numbers.emails),
    ("health", numbers.health_numbers),
    ("telephone", numbers.telephones),
    ("insurance", numbers.insurance_numbers),
    ("birth", dates.births),
    ("address", addresses.addresses),
    ("postal_code", numbers.postal_codes),
    ("plate", numbers.plates),
    ("name", names.names),
)


def spot(text: str, language: str = "fr") -> list[Spot]:
    """Return what looks like it tells who somebody is, in the order of the text, nothing twice.

    Args:
        text: plain text, as it was written.
        language: the main language of the text, "fr" or "en"; the other is looked for as well.
    """
    found, taken = [], bytearray(len(text))
    for kind, finder in FINDERS:
        for start, end in finder(text, language):
            if taken.find(1, start, end) == -1:
                taken[start:end] = b"\1" * (end - start)
                found.append(Spot(start, end, kind, text[start:end]))
    return sorted(found)
