"""Files: the editorial libraries, their texts, and what is private."""

from portal.files.models.library import FileUse, PortalFile, PortalImage, PortalRendition
from portal.files.models.private import PrivateFile, private_path, private_storage
from portal.files.models.text import TO_MEND, FilePage, FileText, TextState
from portal.files.models.tokens import new_token

__all__ = [
    "TO_MEND",
    "FilePage",
    "FileText",
    "FileUse",
    "PortalFile",
    "PortalImage",
    "PortalRendition",
    "PrivateFile",
    "TextState",
    "new_token",
    "private_path",
    "private_storage",
]
