"""Why the text of a file is not read."""


class RefusedText(Exception):
    """A file whose text cannot be had. `code` is "password" or "unreadable"."""

    def __init__(self, code: str):
        """Take the code of the reason."""
        super().__init__(code)
        self.code = code
