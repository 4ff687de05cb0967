"""« Nouveautés »: what is new since somebody's last visit, and what happens in the regions."""
