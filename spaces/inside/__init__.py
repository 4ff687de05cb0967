"""The first page of a space, its people and its rules."""
