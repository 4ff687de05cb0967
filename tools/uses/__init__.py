"""« Ça m'a servi »: one click, and two lines if she wishes."""
