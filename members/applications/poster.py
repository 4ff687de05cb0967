"""The code on the poster, which a telephone reads."""

from django.utils.safestring import mark_safe

import qrcode
from qrcode.image.svg import SvgPathImage


def drawing(address):
    """Return the QR code of an address (ISO/IEC 18004) as an `<svg>` to put in a page."""
    image = qrcode.make(address, image_factory=SvgPathImage, border=2)
    text = image.to_string(encoding="unicode")
    # Made of numbers only, by the qrcode library.
    return mark_safe(text[text.index("<svg") :])  # noqa: S308
