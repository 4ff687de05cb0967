"""Dates of birth: a date is one only where the text says so."""

import re

from portal.anonymity.numbers import said_before

MONTHS = (
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:er|st|nd|rd|th)?[ \u00a0](?:of[ ])?(?:{MONTHS})(?:,?[ \u00a0]\d{{4}})?"
    rf"|(?:{MONTHS})[ \u00a0]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ \u00a0]\d{{4}})?"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))(?!\w)",
    re.IGNORECASE,
)
BORN = re.compile(
    r"(?<!\w)(?:née?s?|né\(e\)|née?\.s|date (?:de naissance|of birth)|naissance|anniversaire|born|birthday"
    r"|birthdate|ddn|dob)(?!\w)[^.;!?\n]{0,35}$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\w-])(?:19|20)\d\d(?![\w-])")
BORN_IN = re.compile(r"(?<!\w)(?:née?s?|né\(e\)|born)[ \u00a0](?:en|in)[ \u00a0]$", re.IGNORECASE)


def births(text, language):
    """Yield the places of dates of birth."""
    for pattern, before in ((DATE, BORN), (YEAR, BORN_IN)):
        for found in pattern.finditer(text):
            if said_before(text, found.start(), before):
                yield found.span()
