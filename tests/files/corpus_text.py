"""Files with text, and without: small ones, made on the spot."""

from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile

import docx
import pikepdf
from PIL import Image

from portal.files.models import PortalFile

Name, Dictionary = pikepdf.Name, pikepdf.Dictionary
LINE = 14  # points


def text_pdf(pages, *, script="", password=""):
    """A PDF with these pages.

    Args:
        pages: for each, its text; "\\n" begins a line.
        script: JavaScript that runs when it is opened.
        password: asked of who opens it.
    """
    document = pikepdf.new()
    font = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for text in pages:
        page = document.add_blank_page(page_size=_size(text))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = document.make_stream(_content(text))
    if script:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String(script))
    output = BytesIO()
    options = {"encryption": pikepdf.Encryption(owner=password, user=password)} if password else {}
    document.save(output, **options)
    return output.getvalue()


def _size(text):
    """A page on which all is seen: what stands outside of it is not read."""
    lines = text.split("\n")
    return max(595, 80 + 7 * max(map(len, lines))), max(842, 80 + LINE * len(lines))


def _content(text):
    lines = []
    for line in text.split("\n"):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        lines.append(b"(" + escaped.encode("cp1252") + b") Tj T*")
    top = _size(text)[1] - 42
    return b"BT /F1 11 Tf %d TL 40 %d Td " % (LINE, top) + b" ".join(lines) + b" ET"


def scanned_pdf(pages=2):
    """Pictures of pages."""
    output = BytesIO()
    first, *others = [Image.new("L", (300, 400), "white") for _ in range(pages)]
    first.save(output, "PDF", save_all=True, append_images=others)
    return output.getvalue()


def word_file(blocks):
    """A Word document: [(style or None, text)]."""
    document = docx.Document()
    for style, text in blocks:
        document.add_paragraph(text, style)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def stored(content, name="source.pdf", title="Fichier", *, as_is=False):
    """Put a file in the library.

    Args:
        content: its bytes.
        as_is: without the cleaning, as what an older version stored.
    """
    file = ContentFile(content, name=name)
    file.is_clean = as_is
    made = PortalFile(title=title, file=file)
    made.save()
    return PortalFile.objects.get(pk=made.pk)


def real(path: Path, **options):
    """Put a file of somebody's disk in the library."""
    return stored(path.read_bytes(), name=path.name, **options)
