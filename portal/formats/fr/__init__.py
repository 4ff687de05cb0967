"""How dates and hours are written in French."""
