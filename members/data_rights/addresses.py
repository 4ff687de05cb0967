"""Finding somebody's address in what others wrote."""

import re


def address_pattern(address):
    """Return the pattern that finds an address in a text, and none of those that only hold it.

    Args:
        address: of an account; a point that ends the sentence after it is not a part of it.
    """
    return re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![-.]?\w)", re.IGNORECASE)
