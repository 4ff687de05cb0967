"""Reads the text of one file, in a process of its own: files are hostile until proven otherwise."""
