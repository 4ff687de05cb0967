"""Documents that are archives: opened within limits, written again part by part."""

import zipfile
import zlib
from io import BytesIO

from portal.files.cleaning.refusal import RefusedFile

MOST_PARTS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
MOST_RATIO = 200
SMALL = 10 * 1024 * 1024  # bytes under which the ratio is not looked at
EPOCH = (1980, 1, 1, 0, 0, 0)


def read_parts(content: bytes) -> dict[str, bytes]:
    """Return {name: content} of an archive.

    Raises:
        RefusedFile: it is broken or protected, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_sizes(entries, len(content))
            parts = {}
            for entry in entries:
                with archive.open(entry) as part:
                    # The size that an archive states may lie.
                    data = part.read(entry.file_size + 1)
                if len(data) > entry.file_size:
                    raise RefusedFile("unpacked")
                parts[entry.filename] = data
            return parts
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise RefusedFile("broken") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise RefusedFile("password") from error


def _check_sizes(entries, packed):
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise RefusedFile("unpacked")
    if unpacked > SMALL and unpacked > MOST_RATIO * packed:
        raise RefusedFile("unpacked")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(
        name.startswith("/") or ".." in name.split("/") for name in names
    ):
        raise RefusedFile("broken")
    # Other ways of packing are in no office file (ISO/IEC 21320-1, 4.1).
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise RefusedFile("broken")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedFile("password")


def write_parts(parts: dict[str, bytes], stored_first: str = "") -> bytes:
    """Return an archive of `parts`, without dates; `stored_first` comes first and is not packed."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != stored_first, name != "[Content_Types].xml")):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == stored_first else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[name])
    return output.getvalue()
