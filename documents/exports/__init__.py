"""References as files that Zotero, EndNote, LaTeX and other programs read."""
