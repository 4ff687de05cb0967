"""A paper: each photo becomes a page that can be read, printed and sent on a slow line."""

from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import ImageOps

from portal.files.cleaning.images import on_white, opened, upright_in_srgb
from portal.files.cleaning.kinds import IMAGES, kind_of
from portal.files.cleaning.refusal import RefusedFile

LONGEST_SIDE = 2200  # 200 dots an inch on a Letter sheet
SHORT, LONG = 612, 792  # a Letter sheet, in points
HEAVIEST_PAGE = 250_000  # bytes
TRIES = ((1.0, 72), (1.0, 55), (0.8, 50), (0.65, 42), (0.5, 35))  # (part of the size, quality)
# Of the darkest and of the lightest dots, how many in a hundred may be lost when the greys are spread.
LOST = (0.5, 1.5)
PALE, GREYISH, MOST_OF_IT = 120, 70, 0.6


def bind(paths, destination, language, title):
    """Make a PDF of pictures, a page each, one in memory at a time.

    Args:
        paths: of the pictures, in order.
        destination: the path of the PDF.
        language: of the words on the paper: "fr", "en".
        title: what readers show at the top of their window.

    Returns:
        The number of pages.

    Raises:
        RefusedFile: one of them is no picture, or cannot be read.
    """
    with pikepdf.new() as document:
        for number, path in enumerate(paths, 1):
            _add_page(document, path, number)
        document.Root.Lang = pikepdf.String(language)
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.docinfo["/Title"] = pikepdf.String(title)
        document.save(destination, deterministic_id=True)
        return len(document.pages)


def _add_page(document, path, number):
    photo, size = readable(Path(path).read_bytes())
    width, height = (LONG, SHORT) if size[0] > size[1] else (SHORT, LONG)
    scale = min(width / size[0], height / size[1])
    across, up = size[0] * scale, size[1] * scale
    page = document.add_blank_page(page_size=(width, height))
    stream = pikepdf.Stream(document, photo)
    stream.Type, stream.Subtype, stream.Filter = (
        pikepdf.Name.XObject,
        pikepdf.Name.Image,
        pikepdf.Name.DCTDecode,
    )
    stream.Width, stream.Height = size
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=stream))
    place = f"{across:.2f} 0 0 {up:.2f} {(width - across) / 2:.2f} {(height - up) / 2:.2f}"
    page.obj.Contents = pikepdf.Stream(document, f"q {place} cm /Photo Do Q".encode())


def readable(content):
    """Return a picture as a JPEG that is light and can be read, and its size.

    Raises:
        RefusedFile: it is no picture, or cannot be read.
    """
    kind = kind_of(content)
    if kind not in IMAGES:
        raise RefusedFile("picture")
    with opened(content, kind) as image:
        image = on_white(upright_in_srgb(image, LONGEST_SIDE))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if is_of_a_paper(image):
        image = ImageOps.autocontrast(image, cutoff=LOST, preserve_tone=True)
    return _light(image)


def is_of_a_paper(image):
    """Tell whether most of a picture is pale and greyish, as a sheet is: that of a room is left as it is."""
    dots = image.resize((48, 48)).convert("HSV").tobytes()
    pairs = zip(dots[1::3], dots[2::3], strict=True)
    return sum(value > PALE and colour < GREYISH for colour, value in pairs) > MOST_OF_IT * len(dots) / 3


def _light(image):
    """Return the best of what weighs no more than a page may; the lightest when nothing does."""
    for part, quality in TRIES:
        tried = image if part == 1 else image.resize((round(image.width * part), round(image.height * part)))
        output = BytesIO()
        tried.save(output, "JPEG", quality=quality, optimize=True)
        if output.tell() <= HEAVIEST_PAGE:
            break
    return output.getvalue(), tried.size
