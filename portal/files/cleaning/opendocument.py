"""OpenDocument (ISO/IEC 26300): without authors, comments, tracked changes, hidden text or macros.

A document may hold others as folders ("Object 1/"): each is cleaned as the document itself. What is in
no known place is left behind. Fields that show a property become the words that they show.
"""

import base64
import binascii
import posixpath
import re

from portal.files.cleaning.markup import (
    drop,
    is_file_name,
    local_name,
    named,
    namespace,
    parse_xml,
    tells_a_place,
    to_bytes,
    unwrap,
)
from portal.files.cleaning.media import clean_media
from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.relations import SAFE_LINKS
from portal.files.cleaning.zipped import read_parts, write_parts

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)
SETTINGS = META.replace(b"document-meta", b"document-settings").replace(
    b"<office:meta/>", b"<office:settings/>"
)
BLANK = {"meta.xml": META, "settings.xml": SETTINGS}
# Old programs declare these, and they define nothing that is needed.
DECLARED = re.compile(
    rb'<!DOCTYPE (manifest:manifest|math:math|office:document-\w+) PUBLIC "[^"<>\[]*" "[^"<>\[]*">'
)
RUNS = re.compile(r"(^|/)(Basic|Scripts)/")
CONTENT = re.compile(r"^(.*/)?(content|styles)\.xml$")
PICTURE = re.compile(r"^(.*/)?Pictures/[^/]+$")
REPLACEMENT = re.compile(r"^(.*/)?ObjectReplacements/[^/]+$")
FONT = re.compile(r"^(.*/)?Fonts/[^/]+\.(ttf|otf|ttc|woff2?)$", re.IGNORECASE)
FOREIGN = re.compile(r"^(.*/)?(Media/.+|(Object|OLE) [^/]+)$", re.IGNORECASE)
REMOVED = {
    *("annotation", "annotation-end", "scripts", "event-listeners", "event-listener", "script", "meta"),
    *("tracked-changes", "change", "change-start", "change-end", "author-name", "author-initials"),
    *("initial-creator", "creator", "printed-by", "hidden-text", "user-field-decls", "dde-links"),
    *("dde-connection-decls", "notes", "plugin", "applet", "floating-frame", "sound", "scenario"),
}
# Their words stay, their other values go (part 1, 7.3 and 7.4).
FIELDS = {
    *("user-defined", "user-field-get", "user-field-input", "conditional-text", "file-name", "meta-field"),
    *("template-name", "title", "subject", "keywords", "description", "editing-cycles", "editing-duration"),
    *("creation-date", "creation-time", "modification-date", "modification-time", "print-date"),
    *("print-time", "database-display", "dde-connection", "execute-macro"),
}
STYLE_NAME = f"{{{OASIS}style:1.0}}name"
HREF = "{http://www.w3.org/1999/xlink}href"


def clean_opendocument(content: bytes, kind: str) -> tuple[bytes, dict]:
    """Return an OpenDocument without what tells about people.

    Raises:
        RefusedFile: it is broken or protected, holds macros or other files, or unpacks to too much.
    """
    parts = read_parts(content)
    if any(RUNS.search(name) for name in parts):
        raise RefusedFile("macros")
    manifest = _parse(parts["META-INF/manifest.xml"]) if "META-INF/manifest.xml" in parts else None
    if manifest is not None and named(manifest, {"encryption-data"}):
        raise RefusedFile("password")
    if "content.xml" not in parts:
        raise RefusedFile("broken")
    kept = {name: _clean_other(name, data) for name, data in parts.items()}
    kept = {name: data for name, data in kept.items() if data is not None}
    kept["mimetype"] = parts["mimetype"].strip()
    hidden = {style for name in kept if CONTENT.match(name) for style in _hidden_styles(_parse(parts[name]))}
    for name in [name for name in kept if CONTENT.match(name)]:
        kept[name] = _clean_content(name, kept[name], set(kept), hidden)
    if manifest is not None:
        kept["META-INF/manifest.xml"] = _clean_manifest(manifest, set(kept))
    return write_parts(kept, stored_first="mimetype"), {"kind": kind}


def _parse(content):
    return parse_xml(DECLARED.sub(b"", content, count=1))


def _clean_other(name, data):
    """Return what a part becomes by its place: nothing if it is left behind."""
    if posixpath.basename(name) in BLANK:
        return BLANK[posixpath.basename(name)]
    if CONTENT.match(name) or FONT.match(name):
        return data
    if PICTURE.match(name):
        return clean_media(data)
    if REPLACEMENT.match(name):
        try:
            return clean_media(data)
        except RefusedFile:
            # LibreOffice's own drawing of the object (SVM): it makes it again when it is missing.
            return None
    if FOREIGN.match(name):
        raise RefusedFile("embedded")
    return None


def _hidden_styles(root):
    """Return the names of the styles that hide their text (part 1, 20.349)."""
    properties = named(root, {"text-properties"})
    hidden = [e.getparent() for e in properties if e.get(f"{{{OASIS}text:1.0}}display") == "none"]
    names = {style.get(STYLE_NAME) for style in hidden} - {None}
    children = [
        (e.get(STYLE_NAME), e.get(f"{{{OASIS}style:1.0}}parent-style-name")) for e in named(root, {"style"})
    ]
    while new := {name for name, base in children if base in names and name} - names:
        names |= new
    return names


def _clean_content(name, content, kept, hidden):
    root = _parse(content)
    # A formula's own annotation is its source, and no note.
    drop(root, [e for e in named(root, REMOVED) if "MathML" not in namespace(e.tag)])
    drop(root, root.xpath("//*[starts-with(local-name(), 'sender-')]"))
    _clean_binaries(root)
    drop(root, [e for e in named(root, {"span", "p", "h", "section"}) if _is_hidden(e, hidden)])
    # The words of a hidden paragraph are around the field that hides it (part 1, 7.7.9).
    drop(root, [_paragraph(field) for field in named(root, {"hidden-paragraph"}) if _flag(field)])
    unwrap(root, [e for e in named(root, FIELDS | {"hidden-paragraph"}) if _is_text(e)])
    _drop_links(root, posixpath.dirname(name), kept)
    _drop_places(root)
    return to_bytes(root)


def _clean_binaries(root):
    """Clean the pictures that are written in the text itself (part 1, 10.4.5)."""
    for element in named(root, {"binary-data"}):
        try:
            element.text = base64.b64encode(clean_media(base64.b64decode(element.text or ""))).decode()
        except binascii.Error as error:
            raise RefusedFile("broken") from error


def _is_text(element):
    return namespace(element.tag) == f"{OASIS}text:1.0"


def _flag(element):
    return element.get(f"{{{OASIS}text:1.0}}is-hidden") == "true"


def _is_hidden(element, hidden):
    if local_name(element) == "section":
        return _flag(element) or element.get(f"{{{OASIS}text:1.0}}display") == "none"
    return _is_text(element) and element.get(f"{{{OASIS}text:1.0}}style-name") in hidden


def _paragraph(element):
    while element.getparent() is not None and local_name(element) not in ("p", "h"):
        element = element.getparent()
    return element


def _drop_links(root, folder, kept):
    """Drop what is fetched from elsewhere or is no more, and links to somebody's own files."""
    linked = root.xpath("//*[@x:href]", namespaces={"x": "http://www.w3.org/1999/xlink"})
    gone = [element for element in linked if not _leads(element, folder, kept)]
    links = [element for element in gone if local_name(element) == "a"]
    unwrap(root, links)
    drop(root, [element for element in gone if local_name(element) != "flat"])


def _leads(element, folder, kept):
    target = element.get(HREF)
    if local_name(element) == "a":
        return bool(SAFE_LINKS.match(target))
    if target.startswith("#") or target in ("", ".", "..", "./", "../"):
        return True
    path = posixpath.normpath(posixpath.join(folder, target))
    return path in kept or f"{path}/content.xml" in kept


def _drop_places(root):
    """Drop formulas, names and descriptions that hold a path of somebody's computer."""
    copies = [e for e in named(root, {"table"}) if tells_a_place(e.get(f"{{{OASIS}table:1.0}}name"))]
    drop(root, copies + [e for e in named(root, {"title", "desc"}) if tells_a_place(e.text)])
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name != HREF and tells_a_place(value):
                del element.attrib[name]
            elif name == f"{{{OASIS}drawing:1.0}}name" and is_file_name(value):
                element.attrib[name] = ""


def _clean_manifest(root, kept):
    for entry in list(root):
        path = entry.get(f"{{{OASIS}manifest:1.0}}full-path") or ""
        if path not in kept and path != "/" and f"{path.rstrip('/')}/content.xml" not in kept:
            root.remove(entry)
    return to_bytes(root)
