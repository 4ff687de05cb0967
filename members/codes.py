"""What stands for a sign-in code where it is kept: who reads the sessions or the database finds no code."""

from django.utils.crypto import constant_time_compare, salted_hmac

from allauth.core.internal.cryptokit import normalize_user_code

PURPOSE = "members.codes"


def fingerprint(address, code):
    """Return what stands for a code sent to an address: its keyed hash (HMAC-SHA256, hexadecimal).

    Args:
        address: in lower case.
        code: as sent, or as typed: capitals, blanks and dashes do not count.
    """
    text = f"{address} {normalize_user_code(code)}"
    return salted_hmac(PURPOSE, text, algorithm="sha256").hexdigest()


def is_right(address, typed, kept):
    """Tell whether what somebody typed is the code that `kept` stands for; "" stands for none."""
    return bool(kept) and constant_time_compare(fingerprint(address, typed), kept)
