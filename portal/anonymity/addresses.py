"""Street addresses, as they are written in Québec in both languages."""

import re

from portal.anonymity.numbers import said_before

SPACE = "[ \u00a0\u202f]"
NUMBER = rf"(?<![\w$.,-])\d{{1,5}}(?:[-–]\d{{1,5}})?[A-Za-z]?,?{SPACE}{{1,2}}(?:bis{SPACE})?"
WAYS = (
    "rue|avenue|av\\.|boul\\.|boulevard|chemin|ch\\.(?!.\\d)|route|rte|rang|place|montée|côte|terrasse|impasse|allée"
    "|croissant|ruelle|square|promenade|carré"
)
# A few small words, then what bears a capital letter or is numbered.
SMALL = rf"(?:(?:de|du|des|la|le|les|aux?|à){SPACE}|[dl]['’]){{0,3}}"
NAMED = rf"(?:[A-ZÀ-Þ0-9][\w'’-]{{0,30}})(?:{SPACE}[A-ZÀ-Þ][\w'’-]{{0,30}}){{0,3}}"
DOORS = r"appartement|appt?\.?|apt\.?|bureau|unité|unit|suite|#|no"
DOOR = rf"(?:,?{SPACE}{{0,2}}(?:{DOORS}){SPACE}?#?\w{{1,6}}(?!\w))?"
FRENCH = re.compile(rf"{NUMBER}(?i:{WAYS}){SPACE}{SMALL}{NAMED}{DOOR}")
STREETS = (
    "Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Crescent|Cres|Place|Way"
    "|Terrace|Circle"
)
ENGLISH = re.compile(
    rf"{NUMBER}(?:(?:[A-Z][\w'’.-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th)){SPACE}){{1,4}}(?:{STREETS})\b\.?"
    rf"(?:{SPACE}(?:East|West|North|South|[EWNS])\b)?{DOOR}"
)
WITHOUT_NUMBER = re.compile(rf"(?<!\w)(?:rue|avenue|boulevard|chemin|rang){SPACE}{SMALL}{NAMED}")
NUMBER_AFTER = re.compile(
    rf"(?<!\w)(?:rue|avenue|boulevard|chemin|rang){SPACE}{SMALL}[A-ZÀ-Þ][\w'’-]{{0,30}}"
    rf"(?:{SPACE}[A-ZÀ-Þ][\w'’-]{{0,30}}){{0,3}},?{SPACE}(?:no\.?{SPACE}|#)?\d{{1,5}}(?![\w-])"
)
LIVES = re.compile(
    r"(?:\bhabit|\bdemeur|\breste\b|\brestait|\bvit\b|\bvivait|\blog(?:e|eait)\b|\bliv(?:es?|ed|ing)\b|adresse)"
    r"[^.;\n]{0,25}$",
    re.IGNORECASE,
)


def addresses(text, language):
    """Yield the places of street addresses; a street alone is one where somebody is said to live there."""
    for pattern in (FRENCH, ENGLISH, NUMBER_AFTER):
        yield from (found.span() for found in pattern.finditer(text))
    for found in WITHOUT_NUMBER.finditer(text):
        if said_before(text, found.start(), LIVES):
            yield found.span()
