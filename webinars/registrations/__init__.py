"""Who comes to an event."""
