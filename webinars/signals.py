"""Signals of webinars and meetings."""

from django.dispatch import Signal

# Sent in the transaction that writes a line of an event's history: `event`, `change` (an EventChange).
event_changed = Signal()
