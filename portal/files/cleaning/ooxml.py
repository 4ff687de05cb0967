"""Word, Excel and PowerPoint (ECMA-376): without authors, comments, tracked changes or hidden parts."""

import posixpath
import re

from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.zipped import parse_xml, read_parts, remove, to_bytes, unwrap, write_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
RUNS = re.compile(r"vbaProject|macrosheets|activeX|\.bin$.*vba", re.IGNORECASE)
DROPPED = re.compile(
    r"^(docProps/(custom\.xml|thumbnail\..*)|customXml/.*"
    r"|word/(comments\w*\.xml|people\.xml|glossary/.*)"
    r"|xl/(comments\w*(/.*)?|threadedComments/.*|persons/.*|revisions/.*|externalLinks/.*|calcChain\.xml)"
    r"|xl/drawings/vmlDrawing.*|xl/printerSettings/.*|xl/comments\d*\.xml"
    r"|ppt/(comments/.*|commentAuthors\.xml|authors\.xml|changesInfos/.*|revisionInfo\.xml)"
    r"|word/_rels/(comments|people).*|word/webSettings\.xml\.rels)$"
)
EMBEDDED = re.compile(r"/embeddings/(?!Microsoft_Excel_|Microsoft_Word_).+\.(bin|exe|ole)$", re.IGNORECASE)
ACCEPTED = ("ins", "moveTo", "smartTag")
REJECTED = (
    *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange"),
    *("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart"),
    *("customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "moveFromRangeStart"),
    *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
)
SETTINGS = ("attachedTemplate", "mailMerge", "rsids", "docVars", "trackRevisions", "saveThroughXslt")


def clean_ooxml(content: bytes, kind: str) -> tuple[bytes, dict]:
    """Return an office document without what tells about people.

    Raises:
        RefusedFile: it is broken or protected, holds macros or other files, or unpacks to too much.
    """
    parts = read_parts(content)
    if any(RUNS.search(name) for name in parts) or b"macroEnabled" in parts["[Content_Types].xml"]:
        raise RefusedFile("macros")
    if any(EMBEDDED.search(name) for name in parts):
        raise RefusedFile("embedded")
    dropped = {name for name in parts if DROPPED.match(name)}
    parts = {name: data for name, data in parts.items() if name not in dropped}
    parts["[Content_Types].xml"] = _without_types(parts["[Content_Types].xml"], dropped)
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = _without_relations(name, parts[name], dropped)
    for name, blank in (("docProps/core.xml", CORE), ("docProps/app.xml", APP)):
        if name in parts:
            parts[name] = blank
    for name in [name for name in parts if name.endswith(".xml") and not name.startswith(("docProps/", "["))]:
        parts[name] = _clean_part(name, parts[name])
    return write_parts(parts), {"kind": kind}


def _without_types(content, dropped):
    root = parse_xml(content)
    for entry in list(root):
        if (entry.get("PartName") or "").lstrip("/") in dropped:
            root.remove(entry)
    return to_bytes(root)


def _without_relations(name, content, dropped):
    """Remove relations to dropped parts, and those that fetch something from elsewhere."""
    folder = posixpath.dirname(posixpath.dirname(name))
    root = parse_xml(content)
    for relation in list(root):
        target, kind = relation.get("Target") or "", relation.get("Type") or ""
        if relation.get("TargetMode") == "External":
            gone = not kind.endswith("/hyperlink") or not re.match(r"^(https?:|mailto:|tel:|#)", target, re.I)
        else:
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            gone = posixpath.normpath(path) in dropped
        if gone:
            root.remove(relation)
    return to_bytes(root)


def _clean_part(name, content):
    root = parse_xml(content)
    if name.startswith("word/"):
        _clean_word(name, root)
    elif name.startswith("xl/"):
        for element in [e for e in root.iter() if _local(e) in ("legacyDrawing", "fileSharing")]:
            remove(element)
    return to_bytes(root)


def _local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _clean_word(name, root):
    for paragraph in [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}del") is not None]:
        # The mark of a deleted paragraph: its words are gone with their own marks.
        if not any(_local(child) in ("r", "hyperlink") for child in paragraph):
            remove(paragraph)
    for tag in REJECTED:
        for element in list(root.iter(f"{W}{tag}")):
            remove(element)
    for tag in ACCEPTED:
        for element in list(root.iter(f"{W}{tag}")):
            unwrap(element)
    if name == "word/settings.xml":
        for tag in SETTINGS:
            for element in list(root.iter(f"{W}{tag}")):
                remove(element)
    for element in root.iter():
        for attribute in [
            a for a in element.attrib if a.startswith(f"{W}rsid") or "paraId" in a or "textId" in a
        ]:
            del element.attrib[attribute]
