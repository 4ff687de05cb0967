"""Names that look alike: who reads one takes it for the other, whatever it is made of."""

import re
from unicodedata import category, combining, name, normalize

# Letters and figures that pass for Latin letters, after capitals, accents and forms are folded.
_ALIKE = str.maketrans(
    "авеѕіјкмнорстухԁһӏԛԝαβεζηικμνορτυχıɩɑɡ01",
    "abesijkmhopctyxdhlqwabezhikmvoptuxiiagol",
)
# « Latin small letter l with stroke », « Latin letter small capital m »: the letter that one reads.
_LATIN = re.compile(r"LATIN (?:(?:SMALL|CAPITAL) LETTER|LETTER SMALL CAPITAL) (\w)(?: WITH .*)?")


def undisguised(text):
    """Return a text in its plain forms, without what shows nothing."""
    return "".join(one for one in normalize("NFKC", text) if category(one)[0] != "C")


def looks(text):
    """Return how a name looks: letters and figures, whatever their capitals, accents, alphabet and blanks.

    What has neither looks as it is.
    """
    plain = normalize("NFKD", undisguised(text).casefold())
    plain = "".join(one for one in plain if not combining(one))
    found = "".join(_latin(one) for one in plain.translate(_ALIKE) if one.isalnum())
    return found.replace("æ", "ae").replace("œ", "oe") or plain


def _latin(letter):
    found = _LATIN.fullmatch(name(letter, ""))
    return found[1].lower() if found else letter


def alphabets(text):
    """Return the alphabets in which a text is written: {"LATIN", "CYRILLIC", …}."""
    return {name(one, "").split(" ")[0] for one in undisguised(text) if one.isalpha()}
