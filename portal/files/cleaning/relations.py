"""The relations between the parts of an office package, and the kinds of its parts (ECMA-376, part 2).

A part is kept when a relation of a known type leads to it; what is unknown is left behind, whatever
its name. So go properties, thumbnails, labels, comments, people, tags, connections, queries, data
models, pivots, custom XML, printer settings, web extensions, glossaries and speaker's notes.
"""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lxml import etree

from portal.files.cleaning.markup import parse_xml, to_bytes
from portal.files.cleaning.refusal import RefusedFile

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SAFE_LINKS = re.compile(r"^(https?:|mailto:|tel:|#)", re.IGNORECASE)
# The last words of the types (ECMA-376, part 1, 11 to 15, and MS-OI29500), in small letters: they are the
# same in Transitional, Strict and Microsoft's own types.
KEPT = {
    *("officedocument", "styles", "styleswitheffects", "settings", "fonttable", "font", "numbering"),
    *("footnotes", "endnotes", "header", "footer", "theme", "themeoverride", "image", "hyperlink"),
    *("chart", "chartex", "chartusershapes", "chartstyle", "chartcolorstyle", "package"),
    *("diagramdata", "diagramlayout", "diagramquickstyle", "diagramcolors", "diagramdrawing"),
    *("worksheet", "chartsheet", "dialogsheet", "sharedstrings", "drawing", "table", "tablestyles"),
    *("sheetmetadata", "rdrichvalue", "rdrichvaluestructure", "rdrichvaluetypes", "richvaluerel"),
    *("rdarray", "richstyles", "featurepropertybag"),
    *("slide", "slidelayout", "slidemaster", "presprops"),
}
# Whole files inside, which cannot be cleaned.
FOREIGN = {"oleobject", "afchunk", "audio", "video", "media", "ole"}
# Their part says where it uses them: a picture in a deleted sentence must go with it.
MENTIONED = {
    *("image", "hyperlink", "header", "footer", "chart", "chartex", "package", "drawing"),
    *("diagramdata", "diagramlayout", "diagramquickstyle", "diagramcolors"),
}


@dataclass
class Relation:
    """A relation of a part: `target` is another part's name, or an address if `external`."""

    id: str
    type: str
    kind: str
    target: str
    external: bool = False


def relations_of(name: str, parts: dict, names: dict) -> list[Relation]:
    """Return the relations of a part that may be kept.

    Args:
        name: the part's, empty for the package itself.
        parts: {name: content}.
        names: {name in small letters: name}, as names do not differ by case (part 2, 6.2.2.3).

    Raises:
        RefusedFile: one leads to a file that cannot be cleaned.
    """
    folder, base = posixpath.split(name)
    content = parts.get(names.get(posixpath.join(folder, "_rels", f"{base}.rels").lower()))
    if content is None:
        return []
    found = [_read(entry, folder, names) for entry in parse_xml(content)]
    return [relation for relation in found if relation is not None]


def _read(entry, folder, names):
    target, type_ = entry.get("Target") or "", entry.get("Type") or ""
    kind = type_.rstrip("/").rsplit("/", 1)[-1].lower()
    identity = entry.get("Id") or ""
    if kind == "hyperlink" and (entry.get("TargetMode") == "External" or target.startswith("#")):
        return Relation(identity, type_, kind, target, True) if SAFE_LINKS.match(target) else None
    if entry.get("TargetMode") == "External":
        return None
    path = posixpath.normpath(
        target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    )
    part = names.get(path.lower()) or names.get(unquote(path).lower())
    if part is None:
        return None
    if kind in FOREIGN:
        raise RefusedFile("embedded")
    return Relation(identity, type_, kind, part) if kind in KEPT else None


def relations_part(name: str, relations: list[Relation]) -> tuple[str, bytes]:
    """Return (name, content) of the part that states the relations of the part `name`."""
    folder, base = posixpath.split(name)
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for relation in relations:
        entry = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=relation.id, Type=relation.type)
        # A name may hold what an address may not, or be written as one already (part 2, 6.2.2).
        path = "/" + quote(relation.target, safe="/%[]()~!$&'*+,;=:@")
        entry.set("Target", relation.target if relation.external else path)
        if relation.external:
            entry.set("TargetMode", "External")
    return posixpath.join(folder, "_rels", f"{base}.rels"), to_bytes(root)


def types_part(content: bytes, kept: set[str]) -> bytes:
    """Return [Content_Types].xml with the kinds of the kept parts only (part 2, 7.2.3).

    Args:
        content: what it was.
        kept: the names of the parts.
    """
    endings = {name.rsplit(".", 1)[-1].lower() for name in kept} | {"rels"}
    names = {name.lower() for name in kept}
    root = parse_xml(content)
    new = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    for entry in root:
        kind = entry.get("ContentType") or ""
        ending, name = entry.get("Extension") or "", entry.get("PartName") or ""
        if ending.lower() in endings:
            etree.SubElement(new, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
        elif name.lstrip("/").lower() in names:
            etree.SubElement(new, f"{{{TYPES}}}Override", PartName=name, ContentType=kind)
    return to_bytes(new)
