"""Small polls of a space."""
