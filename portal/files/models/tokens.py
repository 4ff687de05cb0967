"""Identifiers that nobody can guess or count."""

import secrets

# No vowel, so that an address kept in a history forms no word; no figure that is taken for a letter.
LETTERS = "BCDFGHJKLMNPRSTVWXZbcdfghjkmnprstvwxz23456789"
LENGTH = 12  # characters: 65 bits


def new_token():
    """Return a new identifier."""
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
