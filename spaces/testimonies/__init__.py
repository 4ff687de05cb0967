"""Testimonies: given to a circle, changed at any time, read by a moderator before they go further."""
