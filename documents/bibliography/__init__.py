"""« Ma bibliographie » : the notices that a reader sets aside, until she closes her browser."""
