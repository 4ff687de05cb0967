"""Signals of the spaces."""

from django.dispatch import Signal

# Sent once for each message, in the transaction by which others can read it for the first time: `post`.
post_published = Signal()
