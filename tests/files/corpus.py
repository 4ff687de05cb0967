"""Files as people, and attackers, send them. Each carries the canary wherever it could hide."""

import struct
import zipfile
import zlib
from io import BytesIO

import docx
import pikepdf
from PIL import Image

CANARY = "Zqmarie"
GPS_INFO = 0x8825


def jpeg(size=(640, 480), *, gps=True, orientation=6):
    """A photograph that says where, when, with what and by whom it was taken."""
    image = Image.effect_noise(size, 40).convert("RGB")
    exif = image.getexif()
    exif[0x010E], exif[0x013B], exif[0x0110] = CANARY, CANARY, CANARY
    exif[0x0112] = orientation
    if gps:
        exif.get_ifd(GPS_INFO).update(
            {1: "N", 2: (45.0, 30.0, 0.0), 3: "W", 4: (73.0, 34.0, 0.0), 29: CANARY}
        )
    output = BytesIO()
    image.save(output, "JPEG", exif=exif, comment=CANARY.encode())
    return output.getvalue()


def png(**info):
    """A picture with text chunks."""
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_text("Author", CANARY)
    chunks.add_itxt("XML:com.adobe.xmp", CANARY)
    output = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = CANARY
    Image.effect_noise((200, 100), 30).convert("RGB").save(output, "PNG", pnginfo=chunks, exif=exif)
    return output.getvalue()


def webp():
    """A picture with EXIF."""
    exif = Image.Exif()
    exif[0x013B] = CANARY
    output = BytesIO()
    Image.new("RGB", (200, 100), "teal").save(output, "WEBP", exif=exif)
    return output.getvalue()


def pixel_flood():
    """A small PNG that says it is 40,000 by 40,000."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def animated():
    """A moving WebP."""
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    output = BytesIO()
    frames[0].save(output, "WEBP", save_all=True, append_images=frames[1:])
    return output.getvalue()


def pdf(pages=1, *, password=""):
    """A PDF with an author, a script, a comment, an attachment and a photograph with GPS."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(200, 200))
    page = document.pages[0]
    _put_personal(document, page)
    output = BytesIO()
    options = {"encryption": pikepdf.Encryption(owner=password, user=password)} if password else {}
    document.save(output, **options)
    return output.getvalue()


def _put_personal(document, page):
    Name, Dictionary, Array, String = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.String
    document.docinfo["/Author"] = String(CANARY)
    document.docinfo["/Title"] = String(CANARY)
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
    document.Root.OpenAction = script
    document.Root.AA = Dictionary(WC=script)
    document.attachments["secret.txt"] = CANARY.encode()
    document.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
    photo = document.make_stream(jpeg((64, 64)))
    photo.Type, photo.Subtype, photo.Filter = Name.XObject, Name.Image, Name.DCTDecode
    photo.Width, photo.Height, photo.ColorSpace, photo.BitsPerComponent = 64, 64, Name.DeviceRGB, 8
    page.Resources = Dictionary(XObject=Dictionary(Photo=photo))
    page.Contents = document.make_stream(b"q 100 0 0 100 0 0 cm /Photo Do Q")
    rect = Array([0, 0, 10, 10])
    page.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, T=String(CANARY),
                       Contents=String(CANARY)),
            Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=rect, T=String(CANARY)),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=script),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect,
                       A=Dictionary(S=Name.URI, URI=String("https://example.org/"))),
        ]
    )  # fmt: skip


def docx_with_traces():
    """A Word document with an author, a comment, tracked changes, a photograph and a custom property."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = CANARY
    paragraph = document.add_paragraph("Un texte à garder. ")
    document.add_comment(paragraph.runs, text=f"Commentaire {CANARY}", author=CANARY, initials="ZQ")
    document.add_picture(BytesIO(jpeg((64, 64))))
    output = BytesIO()
    document.save(output)
    changes = (
        f'<w:p><w:ins w:id="90" w:author="{CANARY}" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:t>ajouté</w:t></w:r>"
        f'</w:ins><w:del w:id="91" w:author="{CANARY}"><w:r><w:delText>{CANARY} retiré</w:delText></w:r>'
        "</w:del></w:p>"
    )
    return with_parts(
        output.getvalue(),
        {
            "word/document.xml": lambda xml: xml.replace(b"<w:sectPr", changes.encode() + b"<w:sectPr", 1),
            "docProps/custom.xml": lambda xml: f"<Properties><p>{CANARY}</p></Properties>".encode(),
            "customXml/item1.xml": lambda xml: f"<x>{CANARY}</x>".encode(),
        },
    )


def with_parts(content, changes):
    """Return an archive with parts changed, or added when absent."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, changes[name](data) if name in changes else data)
        for name in set(changes) - set(source.namelist()):
            target.writestr(name, changes[name](b""))
    return output.getvalue()


def docx_with_macros():
    """A Word document with a macro."""
    return with_parts(docx_with_traces(), {"word/vbaProject.bin": lambda data: b"\xd0\xcf\x11\xe0"})


def docx_with_entities():
    """A Word document whose XML unfolds without end."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    return with_parts(docx_with_traces(), {"word/document.xml": lambda xml: bomb})


def odt_with_traces():
    """A LibreOffice text with an author, a note and a tracked change."""
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:text><text:tracked-changes>"
        f"<text:changed-region><dc:creator>{CANARY}</dc:creator></text:changed-region></text:tracked-changes>"
        f"<text:p>Un texte<office:annotation><dc:creator>{CANARY}</dc:creator><text:p>{CANARY}</text:p>"
        f"</office:annotation> à garder</text:p></office:text></office:body></office:document-content>"
    )
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr(
            "meta.xml", f"<office:document-meta {namespaces}><x>{CANARY}</x></office:document-meta>"
        )
        archive.writestr("Thumbnails/thumbnail.png", png())
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>',
        )
    return output.getvalue()


def zip_bomb():
    """A Word document that unpacks to 300 MB."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (300 * 1024 * 1024))
    return output.getvalue()


def nested_quine():
    """A Word document with the same part twice."""
    import warnings

    output = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(output, "w") as archive:
        warnings.simplefilter("ignore")
        for _ in range(2):
            archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    return output.getvalue()


def plain_zip():
    """An ordinary archive."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("notes.txt", "x")
    return output.getvalue()


CLEANED = {
    "photo.jpg": jpeg,
    "image.png": png,
    "image.webp": webp,
    "rapport.pdf": pdf,
    "lettre.docx": docx_with_traces,
    "lettre.odt": odt_with_traces,
}
POLYGLOTS = {
    "photo.jpg": lambda: jpeg() + b"<script>" + CANARY.encode() + b"</script>" + plain_zip(),
    "image.png": lambda: png() + b"<?php " + CANARY.encode(),
    "rapport.pdf": lambda: pdf() + b"\n<html>" + CANARY.encode() + b"</html>",
    "lettre.docx": lambda: docx_with_traces() + CANARY.encode()[:0],
}
REFUSED = {
    "empty": lambda: b"",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": lambda: b"<!doctype html><script>alert(1)</script>",
    "html named pdf": lambda: b"\n<HTML>%PDF-1.7",
    "program": lambda: b"MZ" + bytes(range(256)) * 10,
    "archive": plain_zip,
    "zip bomb": zip_bomb,
    "twice the same part": nested_quine,
    "macros": docx_with_macros,
    "entities": docx_with_entities,
    "pixel flood": pixel_flood,
    "animated": animated,
    "password": lambda: pdf(password="secret"),
    "five thousand pages": lambda: pdf(5000),
    "truncated pdf": lambda: pdf()[:600],
    "truncated jpeg": lambda: jpeg()[:2000],
    "truncated docx": lambda: docx_with_traces()[:3000],
    "old office": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "gif": lambda: b"GIF89a" + b"\0" * 100,
    "null bytes": lambda: b"texte\x00cach\xc3\xa9",
}
