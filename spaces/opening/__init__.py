"""Opening a space, on the portal's own page."""
