"""Numbers and codes that lead to one person or one door. No expression here repeats what it repeats."""

import re

GAP = "[ \u00a0\u202f.\u2011\u2013-]"
IN_WORDS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?[(\[{] ?(?:at|arobase|a|à|chez) ?[)\]}] ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
TELEPHONE = re.compile(
    rf"(?<![\w-])(?:\+?1{GAP}?)?(?:\([2-9]\d\d\){GAP}?|[2-9]\d\d{GAP}?)[2-9]\d\d{GAP}?\d{{4}}(?![\d-])"
    rf"(?:,?{GAP}?(?:poste|ext\.?|p\.|x){GAP}?\d{{1,6}})?",
    re.IGNORECASE,
)
# Of another country; and one whose figures stand one by one.
ABROAD = re.compile(rf"(?<![\w+])\+\d{{1,3}}(?:{GAP}?\d){{6,13}}(?!\d)")
ONE_BY_ONE = re.compile(rf"(?<![\w-])\d(?:{GAP}\d){{9,14}}(?![\w-])")
IN_LETTERS = re.compile(rf"(?<![\w-])1{GAP}8\d\d{GAP}[A-Z]{{4,8}}(?:{GAP}[A-Z]{{1,7}})?(?![\w])")
LOCAL = re.compile(r"(?<![\w-])[2-9]\d\d[ \u00a0\u2011-]\d{4}(?![\w-])")
CALLED = re.compile(
    r"(?:t[ée]l\b\.?|t[ée]l[ée]phone|cell|phone|num[ée]ro|number|call|appel|texto|text(?:ed|ing)?\b)[^.\n]{0,25}$",
    re.IGNORECASE,
)
SERVICE = re.compile(r"(?<![\w,.$-])(?:[2-9]1-?1|[2-9]-1-1|988)(?![\w,$%-])")
DIALLED = re.compile(
    r"(?:\bau|\ble|\bdu|\bcompos\w{1,4}|\bappel\w{1,4}|\bcall(?:ed|ing)?|\bdial(?:led)?|\btext|\bsanté"
    r"|\bsocial|\bligne|\bline|\bou|\bor)[ \u00a0:]{1,2}$",
    re.IGNORECASE,
)
POSTAL_CODE = re.compile(
    r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ \u00a0-]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\w-])",
    re.IGNORECASE,
)
INSURANCE = re.compile(r"(?<![\w-])\d{3}([ \u00a0-]?)\d{3}\1\d{3}(?![\w$%-])")
INSURED = re.compile(r"(?:\bNAS\b|\bSIN\b|assurance sociale|social insurance)[^.\n]{0,30}$", re.IGNORECASE)
HEALTH = re.compile(r"(?<![\w-])[A-Z]{4}[ \u00a0-]?(\d\d)(\d\d)[ \u00a0-]?(\d\d)\d\d(?![\w-])", re.IGNORECASE)
PLATE = re.compile(r"(?<![\w-])[A-Z]\d\d[ \u00a0-]?(?!EST\b|SUD\b)[A-Z]{3}(?![\w-])")
OLD_PLATE = re.compile(
    r"(?<![\w-])(?:\d{3}[ \u00a0-]?[A-Z]{3}|[A-Z]{3}[ \u00a0-]?\d{3}|[FL][A-Z]{0,2}[ -]?\d{4,6})(?![\w-])"
)
DRIVEN = re.compile(r"(?:plaque|immatricul|plate|licen[cs]e)[^.\n]{0,30}$", re.IGNORECASE)
LOOKED_AT = 60  # characters before


def said_before(text, start, pattern):
    """Tell whether the words before a place match a pattern that ends there."""
    return pattern.search(text, max(0, start - LOOKED_AT), start) is not None


def emails(text, language):
    """Yield the places of e-mail addresses."""
    if "@" in text:
        yield from (found.span() for found in EMAIL.finditer(text))
    yield from (found.span() for found in IN_WORDS.finditer(text))


def telephones(text, language):
    """Yield the places of telephone numbers, those of services as well: whose it is, only a person tells."""
    for pattern in (TELEPHONE, ABROAD, ONE_BY_ONE, IN_LETTERS):
        yield from (found.span() for found in pattern.finditer(text))
    for pattern, before in ((LOCAL, CALLED), (SERVICE, DIALLED)):
        for found in pattern.finditer(text):
            if said_before(text, found.start(), before):
                yield found.span()


def postal_codes(text, language):
    """Yield the places of Canadian postal codes."""
    yield from (found.span() for found in POSTAL_CODE.finditer(text))


def insurance_numbers(text, language):
    """Yield the places of social insurance numbers: in three groups with the right sum, or said to be one."""
    for found in INSURANCE.finditer(text):
        if (found[1] and is_sum_right(found.group())) or said_before(text, found.start(), INSURED):
            yield found.span()


def is_sum_right(number):
    """Tell whether the digits of a number pass Luhn's sum."""
    digits = [int(digit) for digit in number if digit in "0123456789"]
    doubled = [digit * 2 - 9 * (digit > 4) if place % 2 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0 and any(digits)


def health_numbers(text, language):
    """Yield the places of Québec health insurance numbers: a name's letters, then a date of birth."""
    for found in HEALTH.finditer(text):
        month, day = int(found[2]), int(found[3])
        if (1 <= month <= 12 or 51 <= month <= 62) and 1 <= day <= 31:
            yield found.span()


def plates(text, language):
    """Yield the places of licence plates: today's by their form, others where the text says what they are."""
    yield from (found.span() for found in PLATE.finditer(text))
    for found in OLD_PLATE.finditer(text):
        if said_before(text, found.start(), DRIVEN):
            yield found.span()
