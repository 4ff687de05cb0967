"""OpenDocument (ISO/IEC 26300): without authors, comments, tracked changes or macros."""

from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.zipped import parse_xml, read_parts, remove, to_bytes, write_parts

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
SCRIPT = "{urn:oasis:names:tc:opendocument:xmlns:script:1.0}"
META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)
SETTINGS = META.replace(b"document-meta", b"document-settings").replace(
    b"<office:meta/>", b"<office:settings/>"
)
REMOVED = [
    *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "scripts", "event-listeners")),
    *(f"{TEXT}{name}" for name in ("tracked-changes", "change", "change-start", "change-end")),
    *(f"{TEXT}{name}" for name in ("author-name", "author-initials", "initial-creator", "creator")),
]


def clean_opendocument(content: bytes, kind: str) -> tuple[bytes, dict]:
    """Return an OpenDocument without what tells about people.

    Raises:
        RefusedFile: it is broken or protected, holds macros, or unpacks to too much.
    """
    parts = read_parts(content)
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        raise RefusedFile("macros")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedFile("password")
    if "content.xml" not in parts:
        raise RefusedFile("broken")
    dropped = {name for name in parts if name.startswith(("Thumbnails/", "Configurations2/", "Versions/"))}
    dropped |= {name for name in parts if name in ("VersionList.xml", "META-INF/documentsignatures.xml")}
    parts = {name: data for name, data in parts.items() if name not in dropped}
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            parts[name] = _clean_part(parts[name])
    if "meta.xml" in parts:
        parts["meta.xml"] = META
    if "settings.xml" in parts:
        parts["settings.xml"] = SETTINGS
    if "META-INF/manifest.xml" in parts:
        parts["META-INF/manifest.xml"] = _clean_manifest(parts["META-INF/manifest.xml"], dropped)
    return write_parts(parts, stored_first="mimetype"), {"kind": kind}


def _clean_part(content):
    root = parse_xml(content)
    for tag in REMOVED:
        for element in list(root.iter(tag)):
            remove(element)
    for element in list(root.iter(f"{SCRIPT}event-listener")):
        remove(element)
    return to_bytes(root)


def _clean_manifest(content, dropped):
    root = parse_xml(
        content.replace(
            b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">',
            b"",
        )
    )
    for entry in list(root):
        path = entry.get(f"{MANIFEST}full-path") or ""
        if path in dropped or path.startswith(("Thumbnails/", "Configurations2/")):
            root.remove(entry)
    return to_bytes(root)
