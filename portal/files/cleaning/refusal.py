"""Why a file is refused."""


class RefusedFile(Exception):
    """A file that is not taken. `code` is one of `portal.files.clean.MESSAGES`."""

    def __init__(self, code: str):
        """Take the code of the reason."""
        super().__init__(code)
        self.code = code
