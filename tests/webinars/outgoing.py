"""Messages that left, as their reader reads them."""

import email
from email import policy


def _read(message):
    return email.message_from_bytes(message.message().as_bytes(), policy=policy.default)


def _part(message, kind):
    return _read(message).get_body((kind,)).get_content().replace("\u00a0", " ")


def text_of(message):
    """Return the text of a message, with plain spaces."""
    return _part(message, "plain")


def html_of(message):
    """Return the page of a message, with plain spaces."""
    return _part(message, "html")


def subject_of(message):
    """Return the subject of a message."""
    return str(_read(message)["Subject"])
