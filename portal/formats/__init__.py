"""How dates and hours are written, where that is not as Django writes them."""
