"""The map of spaces, and their doors."""
