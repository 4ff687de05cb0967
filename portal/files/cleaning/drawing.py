"""What all office documents share: drawings, pictures, and mentions of other parts."""

from lxml import etree

from portal.files.cleaning.markup import (
    drop,
    is_file_name,
    local_name,
    named,
    namespace,
    tells_a_place,
    unwrap,
)

# Transitional and Strict (ECMA-376, part 1, annex A); VML has its own attribute for it.
NAMESPACES = {
    "t": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "o": "urn:schemas-microsoft-com:office:office",
}
WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
# They stay without what they mention; others go with it.
MAY_MENTION = {"blip", "imagedata", "fill", "stroke", "pageSetup"}
# These may not be empty, so they go with the last that they hold.
CONTAINERS = {
    *("ext", "imgProps", "externalReferences", "hyperlinks", "controls", "oleObjects", "customProperties"),
    *("pivotCaches", "slicerCaches", "slicerList", "timelineRefs", "timelineCacheRefs", "custDataLst"),
    *("notesMasterIdLst", "handoutMasterIdLst", "tableParts", "tagLst", "webPublishItems", "dataRefs"),
}
NAMED_DRAWINGS = {
    *("docPr", "cNvPr", "shape", "imagedata", "group", "rect", "roundrect", "line", "oval", "image"),
}
DESCRIPTIONS = {"descr", "title", "alt", "name", "href", "src"}
# Web pages, tasks and other programs' data in the lists of extensions.
NOT_SEEN = {"webExtension", "webExtensions", "webExtensionRef", "taskpane", "creationId"}


def clean_drawings(root):
    """Empty the descriptions that are paths or names of files, and drop what programs leave behind.

    Args:
        root: an XML part, changed in place.
    """
    drop_with_containers(root, named(root, NOT_SEEN))
    for element in named(root, NAMED_DRAWINGS):
        for name, value in element.attrib.items():
            short = name.rsplit("}", 1)[-1]
            # A picture's name is often its file's; its description is words, unless it is a path.
            if short in DESCRIPTIONS and (tells_a_place(value) or (short != "descr" and is_file_name(value))):
                element.attrib[name] = ""


def without_relations(root, kept: set[str]) -> set[str]:
    """Drop the mentions of relations that are gone: a document with one does not open.

    Args:
        root: an XML part, changed in place.
        kept: the ids of the relations that are left.

    Returns:
        The ids that are still mentioned.
    """
    gone, opened = [], []
    mentions = etree.XPath("//*[@t:* or @s:* or @o:relid]", namespaces=NAMESPACES)
    for element in mentions(root):
        for name in [name for name in element.attrib if _is_lost(name, element.attrib[name], kept)]:
            if local_name(element) in MAY_MENTION:
                del element.attrib[name]
            elif local_name(element) == "hyperlink" and namespace(element.tag) in WORD:
                opened.append(element)
            else:
                gone.append(element)
    unwrap(root, opened)
    drop_with_containers(root, gone)
    return {value for element in mentions(root) for value in element.attrib.values()}


def _is_lost(name, value, kept):
    is_mention = namespace(name) in (NAMESPACES["t"], NAMESPACES["s"]) or name.endswith("office}relid")
    return is_mention and bool(value) and value not in kept


def drop_with_containers(root, gone: list):
    """Drop elements, then those around them that may not be empty.

    Args:
        root: an XML part, changed in place.
        gone: the elements.
    """
    parents = [element.getparent() for element in gone if element is not root]
    drop(root, gone)
    while parents:
        empty = [p for p in parents if local_name(p) in CONTAINERS and not len(p) and p is not root]
        parents = [element.getparent() for element in empty]
        drop(root, empty)
        parents = [parent for parent in parents if parent is not None]
