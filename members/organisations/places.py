"""No street address: that of a shelter must stand nowhere, and any field may be one where it is written."""

import re
import unicodedata
from urllib.parse import unquote_plus

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

POSTAL_CODE = re.compile(r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z][\W_]{0,3}\d[A-Z]\d(?!\w)", re.IGNORECASE)
# A number, then a way: "1200, rue X", "12 bis avenue X", "350 boul. X".
NUMBERED_WAY = re.compile(
    r"(?<![\w-])\d{1,5}\s?(?:bis|ter|[a-d])?[\s,-]+"
    r"(?:rue|(?-i:r\.)|avenue|av\.|boulevard|boul\.?|blvd|chemin|ch\.|rte|ruelle|impasse|all[ée]e|croissant|mont[ée]e)"
    r"(?![\w’'])",
    re.IGNORECASE,
)
# "numéro 1200 de la rue ontario"; "les 12 à 17 ans de la rue" has words between.
NUMBER_OF_A_WAY = re.compile(
    r"(?<![\w-])\d{1,5}[\s,-]+(?:de la|du|de l['’]|sur la|sur le|sur l['’])\s*"
    r"(?:rue|avenue|boul\.?|boulevard|chemin|rang|route|all[ée]e|mont[ée]e)\s+\w",
    re.IGNORECASE,
)
# "1200 Ontario Est", which says no way; "est" is also a verb, which ends no sentence.
NUMBERED_SIDE = re.compile(
    r"(?<![\w-])\d{1,5}[\s,-]+(?:[A-ZÀ-Ý][\w'’.-]*\s+){1,3}"
    r"(?:(?:Est|Ouest|Nord|Sud|East|West|North|South)(?![\w’'])"
    r"|(?:est|ouest|nord|sud|east|west|north|south)(?=\s*(?:[,.;)]|$)))"
)
# These words have other meanings: only where a name follows.
NUMBERED_PLACE = re.compile(
    r"(?<![\w-])\d{1,5}\s?(?:bis|ter|[a-d])?[\s,-]+(?i:place|rang|route|quai|c[ôo]te|carr[ée]|square|terrasse|promenade)"
    r"\s+(?:(?:de|du|des|de la)\s+|(?:de\s+)?[ld]['’])?[A-ZÀ-Ý0-9]"
)
STREET = re.compile(
    r"(?<![\w-])\d{1,5}\s?[A-Da-d]?\s+(?:[A-ZÀ-Ý0-9][\w'’.-]*\s+){1,4}"
    r"(?i:street|avenue|ave|road|rd|boulevard|blvd|lane|drive|crescent|court|st)(?![\w-])"
)
# A way by its name alone, with or without its number after it; "travail de rue" is work.
NAMED_WAY = re.compile(
    r"(?<!de\s)(?<!De\s)(?<!\w)(?:[Rr]ues?|[Bb]oul(?:evard|\.)|[Aa]venue)"
    r"\s+(?:(?:de|du|des|de la)\s+|(?:de\s+)?[ld]['’])?[A-ZÀ-Ý]"
)
MAP = re.compile(
    r"maps\.|/maps/|goo\.gl/maps|openstreetmap\.|waze\.com|what3words"
    r"|-?\d{1,2}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)
ANYWHERE = (POSTAL_CODE, NUMBERED_WAY, NUMBER_OF_A_WAY, NUMBERED_SIDE, NUMBERED_PLACE, STREET, MAP)


def _written(text):
    """Return text without what hides an address: odd letters, marks that show nothing, codes of links."""
    plain = unicodedata.normalize("NFKC", unquote_plus(text) if "://" in text else text)
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")


def looks_like_a_place(text, named_ways=True):
    """Tell whether a text holds what looks like a street address, a postal code or a point on a map.

    Args:
        text: what somebody wrote.
        named_ways: whether the name of a street, without any number, is enough.
    """
    text = _written(text or "")
    return any(way.search(text) for way in (*ANYWHERE, *([NAMED_WAY] if named_ways else [])))


def _refuse():
    raise ValidationError(
        _(
            "This looks like a street address, a postal code or a point on a map. Write the town at most: "
            "no address stands on this site, so that no shelter is ever found through it."
        ),
        code="place",
    )


def refuse_place(text):
    """Refuse what says where a place is.

    Raises:
        ValidationError: the text holds an address.
    """
    if looks_like_a_place(text):
        _refuse()


def refuse_place_in_name(text):
    """Refuse an address in a name; a name may be that of a street ("Maison de la rue Ontario").

    Raises:
        ValidationError: the text holds an address.
    """
    if looks_like_a_place(text, named_ways=False):
        _refuse()


def refuse_place_in_email(address):
    """Refuse an e-mail address made of a street address, "1200.rue.ontario@example.org".

    Raises:
        ValidationError: the address holds one.
    """
    refuse_place_in_name(re.sub(r"[\W_]+", " ", address).title())
