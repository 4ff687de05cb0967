"""Forms of writing that must not hide a word: inclusive French, acronyms, codes of laws, identifiers.

Each is found in the original text and gives the words to index in its place.
"""

import re

DOTS = "·•‧∙⋅.\u2027"
# The feminine ending, and what the masculine loses before it takes it.
FEMININE = {
    "e": "",
    "ne": "",
    "le": "",
    "te": "",
    "se": "",
    "trice": "teur",
    "rice": "eur",
    "euse": "eur",
    "eure": "eur",
    "ère": "er",
    "ere": "er",
    "ive": "if",
    "ve": "f",
    "esse": "e",
}
# "le", "te", "se" and "ne" after a hyphen are pronouns: donnez-le.
AFTER_HYPHEN = "e|trice|rice|euse|eure|ère|ere|ive|ve|esse|ne(?=-s)|le(?=-s)|te(?=-s)|se(?=-s)"
ENDINGS = "|".join(sorted(FEMININE, key=len, reverse=True))
INCLUSIVE = re.compile(
    rf"(?<![^\W\d_])(?P<base>[^\W\d_]{{3,40}})(?:"
    rf"[{DOTS}](?P<dot>{ENDINGS})(?:[{DOTS}]?(?P<dots>[sx]))?"
    rf"|-(?P<hyphen>{AFTER_HYPHEN})(?:-?(?P<hyphens>[sx]))?"
    rf"|/(?P<slash>{ENDINGS})(?:/?(?P<slashs>[sx]))?"
    rf"|\((?P<paren>{ENDINGS})(?P<inner>s)?\)(?P<parens>[sx])?"
    rf")(?![^\W_])"
)
ACRONYM = re.compile(r"(?<![^\W_])(?:[A-Z]\.){2,}(?:[A-Z](?![^\W_]))?")
# C-36, P-34.1, and C 36 or c36 as people type them.
LAW_CODE = re.compile(
    r"(?<![^\W_])(?P<letter>[A-Za-z])-(?P<number>\d{1,3}(?:\.\d{1,2})?)(?![^\W_])"
    r"|(?<![^\W_])(?P<spaced>[CPSLcpsl])[ \u00a0]?(?P<digits>\d{1,3}(?:\.\d{1,2})?)(?![^\W_])"
)
DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"]+")
ISBN = re.compile(r"(?<!\d)97[89](?:[- ]?\d){10}(?!\d)")
KINDS = {"doi": DOI, "isbn": ISBN, "acronym": ACRONYM, "law": LAW_CODE, "inclusive": INCLUSIVE}
SPECIAL = re.compile("|".join(f"(?P<{name}_>{pattern.pattern})" for name, pattern in KINDS.items()))
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def special_forms(text):
    """Yield (start, end, words) for each form of writing found in `text`, in order.

    `words` are written in full letters: "intervenant·e·s" gives "intervenants" and
    "intervenantes", "D.P.J." gives "dpj", "C-36" gives "c36".
    """
    for found in SPECIAL.finditer(text):
        if found.group("inclusive_"):
            words = _both_genders(found)
        else:
            words = [NOT_ALPHANUMERIC.sub("", found.group(0)).lower()]
        yield found.start(), found.end(), words


def _both_genders(found):
    base = found.group("base")
    ending = next(found.group(name) for name in ("dot", "hyphen", "slash", "paren") if found.group(name))
    plural = next(
        (found.group(n) for n in ("dots", "hyphens", "slashs", "inner", "parens") if found.group(n)), ""
    )
    lost = FEMININE[ending]
    singular = base[:-1] if plural and base.endswith(plural) else base
    stem = singular[: -len(lost)] if lost and singular.lower().endswith(lost) else singular
    masculine = base if base.endswith(plural) or not plural else base + plural
    return [masculine, f"{stem}{ending}{'s' if plural else ''}"]
