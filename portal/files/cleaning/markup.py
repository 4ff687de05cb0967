"""XML parts: read without comments and instructions, changed in time that grows with their length."""

import re

from lxml import etree

from portal.files.cleaning.refusal import RefusedFile

PATH = re.compile(
    r"\b[a-z]:[\\/]|\\\\[\w.-]+\\|(?<![\w.])/(?:Users|home|Volumes|media|mnt|tmp)/|\bfile:[\\/]",
    re.IGNORECASE,
)
FILE_NAME = re.compile(r"\.(jpe?g|jfif|png|gif|bmp|tiff?|webp|heic|[ew]mf|svg|pdf)\s*$", re.IGNORECASE)
GONE, FLAT = "gone", "flat"


def parse_xml(content: bytes):
    """Return the root of an XML part, without its comments and processing instructions.

    Raises:
        RefusedFile: it is broken, or declares a document type (which no office file needs) or entities.
    """
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise RefusedFile("broken")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedFile("broken") from error
    # The bytes may be UTF-16, so that only the parser sees the declaration.
    information = root.getroottree().docinfo
    if information.doctype or information.internalDTD is not None:
        raise RefusedFile("broken")
    return root


def to_bytes(root) -> bytes:
    """Return an XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element) -> str:
    """Return the name of an element whatever its namespace; of anything else, nothing."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def namespace(name: str) -> str:
    """Return the namespace of an element's or attribute's full name."""
    return name[1:].split("}", 1)[0] if name.startswith("{") else ""


def drop(root, elements):
    """Take `elements` out of their tree with all that they hold, keeping the text that follows them."""
    if _mark(root, elements, GONE):
        etree.strip_elements(root, GONE, with_tail=False)


def unwrap(root, elements):
    """Put what each of `elements` holds in its place."""
    if _mark(root, elements, FLAT):
        etree.strip_tags(root, FLAT)


def _mark(root, elements, tag):
    marked = [element for element in elements if element is not root]
    for element in marked:
        element.tag = tag
    return bool(marked)


def named(root, names) -> list:
    """Return the elements whose local name is one of `names`, in the order of the document."""
    # A name in any namespace: libxml2 compares them, which matters in a sheet of a million cells.
    return list(root.iter(*[f"{{*}}{name}" for name in names]))


def tells_a_place(text: str | None) -> bool:
    """Return whether a text holds a path of somebody's computer, which often names them."""
    return bool(text and PATH.search(text))


def is_file_name(text: str | None) -> bool:
    """Return whether a text is the name of a file, or a path."""
    return bool(text and (PATH.search(text) or FILE_NAME.search(text)))
