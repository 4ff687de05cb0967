"""Where the privacy pages are, in each language: the second factor guards the desk by its address."""

ASK = {"fr": "vie-privee/demande/", "en": "privacy-request/"}
DESK = {"fr": "bureau-vie-privee/", "en": "privacy-desk/"}
DESKS = tuple(f"/{language}/{path}" for language, path in DESK.items())
