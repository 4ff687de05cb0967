"""Identifiers that nobody can guess or count."""

import secrets

TOKEN_BYTES = 9


def new_token():
    """Return a new identifier."""
    return secrets.token_urlsafe(TOKEN_BYTES)
