"""Pictures inside documents, of every kind that office programs write."""

import base64
import binascii
import gzip
import re
import zlib
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from portal.files.cleaning.images import MOST_PIXELS
from portal.files.cleaning.markup import (
    drop,
    local_name,
    named,
    namespace,
    parse_xml,
    tells_a_place,
    to_bytes,
)
from portal.files.cleaning.metafiles import clean_emf, clean_wmf, is_emf, is_wmf
from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.segments import without_segments

SEGMENTED = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
REDRAWN = {b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
MOST_UNPACKED = 50 * 1024 * 1024  # bytes
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
NOT_DRAWN = {"metadata", "script", "foreignObject", "handler", "listener", "iframe", "audio", "video", "set"}
IMPORTED = re.compile(r"@import[^;]*;?", re.IGNORECASE)
ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)[^)]*\)", re.IGNORECASE)
INLINE = re.compile(r"^data:(image/(?:png|jpeg|jpg|gif|webp));base64,(.*)$", re.IGNORECASE | re.DOTALL)


def clean_media(content: bytes) -> bytes:
    """Return a picture of a document without what tells about people, of the same kind.

    Raises:
        RefusedFile: it is broken, or of a kind that cannot be cleaned ("embedded").
    """
    if content.startswith(SEGMENTED) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return without_segments(content)
    for signature, kind in REDRAWN.items():
        if content.startswith(signature):
            return _redraw(content, kind)
    if is_emf(content):
        return clean_emf(content)
    if is_wmf(content):
        return clean_wmf(content)
    if content.startswith(b"\x1f\x8b"):
        return _clean_packed(content)
    if content.startswith(b"%PDF-"):
        # Word for Mac keeps pasted drawings so. Imported here, as a PDF holds pictures itself.
        from portal.files.cleaning.pdf import clean_pdf

        return clean_pdf(content)[0]
    if b"<svg" in content[:4096] or b"<\0s\0v\0g" in content[:4096] or SVG.encode() in content[:4096]:
        return clean_svg(content)
    raise RefusedFile("embedded")


def _redraw(content, kind):
    """Make a TIFF or BMP again from its first picture's pixels: a TIFF's tags cannot be told apart."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(BytesIO(content), formats=[kind]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise RefusedFile("pixels")
            alpha = image.mode in ("RGBA", "LA", "PA")
            mode = image.mode if image.mode in ("1", "L", "RGB") else "RGBA" if alpha else "RGB"
            picture = image.convert(mode)
            bare = Image.frombytes(mode, picture.size, picture.tobytes())
            output = BytesIO()
            bare.save(output, kind, **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
            return output.getvalue()
    except RefusedFile:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError) as error:
        raise RefusedFile("broken") from error


def _clean_packed(content):
    """Clean an EMZ, WMZ or SVGZ; what packs it may name the file (RFC 1952, 2.3.1)."""
    try:
        unpacked = zlib.decompressobj(31).decompress(content, MOST_UNPACKED + 1)
    except zlib.error as error:
        raise RefusedFile("broken") from error
    if len(unpacked) > MOST_UNPACKED:
        raise RefusedFile("unpacked")
    if unpacked.startswith(b"\x1f\x8b"):
        raise RefusedFile("embedded")
    return gzip.compress(clean_media(unpacked), mtime=0)


def clean_svg(content: bytes) -> bytes:
    """Return a drawing (SVG 1.1) that shows the same, and runs, fetches and tells nothing.

    Raises:
        RefusedFile: it is broken.
    """
    root = parse_xml(content)
    if local_name(root) != "svg":
        raise RefusedFile("embedded")
    # What other namespaces hold is for the program that drew it: its paths, its own copy, its author.
    drop(root, [e for e in root.iter() if namespace(e.tag) not in (SVG, "") or local_name(e) in NOT_DRAWN])
    drop(root, [e for e in named(root, ("title", "desc")) if tells_a_place("".join(e.itertext()))])
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            kept = _svg_attribute(name, value)
            if kept is None:
                del element.attrib[name]
            elif kept != value:
                element.attrib[name] = kept
        if local_name(element) == "style" and element.text:
            element.text = ELSEWHERE.sub("none", IMPORTED.sub("", element.text))
    return to_bytes(root)


def _svg_attribute(name, value):
    local = name.rsplit("}", 1)[-1]
    if namespace(name) not in ("", XLINK, XML) or local.lower().startswith("on") or local == "base":
        return None
    if local == "href":
        return value if value.startswith("#") else _clean_inline(value)
    return None if tells_a_place(value) else ELSEWHERE.sub("none", value)


def _clean_inline(value):
    """Clean a picture written in place; return nothing for what is elsewhere, or of another kind."""
    match = INLINE.match(value)
    if not match:
        return None
    try:
        picture = clean_media(base64.b64decode("".join(match[2].split())))
    except binascii.Error:
        return None
    return f"data:{match[1]};base64,{base64.b64encode(picture).decode()}"
