"""Files as survivors and attackers send them, ready to be given to a form or to a browser.

Each says `CANARY` wherever it could tell about somebody: none of it may be left in what is stored.
"""

import struct
import wave
from io import BytesIO

from PIL import Image, ImageDraw

from tests.files import corpus, corpus_word
from tests.files.corpus_pdf import pdf
from tests.files.corpus_pictures import CANARY, heic, jpeg, pixel_flood, png
from tests.files.recordings import SAMPLES

PLACE = b"+45.5017-073.5673/"  # ISO 6709, as telephones write it
# Names that files are given to look like others, to leave their folder, or to break a page.
HOSTILE_NAMES = {
    "longest": f"{'m' * 251}.pdf",
    "of another folder": "../../etc/passwd.pdf",
    "of a folder of Windows": f"C:\\Users\\{CANARY}\\rapport.pdf",
    "read from the right": "recit\u202efdp.exe",
    "of two endings": "rapport.php.pdf",
    "marked up": '"><img src=x onerror=alert(1)>.pdf',
    "of two lines": "rapport\r\nSet-Cookie: a=b.pdf",
    "with nothing before its ending": ".pdf",
    "of nothing": "",
    "null": "rapport\x00.exe.pdf",
}


def gps_photo():
    """A JPEG that says where it was taken, by whom and with what."""
    return jpeg()


def png_with_author():
    """A PNG with EXIF, XMP and an author."""
    return png()


def telephone_photo():
    """A HEIC, held upright, that says where it was taken."""
    return heic()


def word_with_comments():
    """A Word document with an author, a comment, tracked changes and the photograph of a place."""
    return corpus_word.docx_with_traces()


def pdf_with_traces():
    """A PDF with an author, XMP, JavaScript and an attachment."""
    return pdf()


def polyglot():
    """A JPEG that is also an archive and a page with a script."""
    return corpus.POLYGLOTS["photo.jpg"]()


def zip_bomb():
    """A Word document that unpacks to 300 MB."""
    return corpus.zip_bomb()


def flood():
    """A small PNG that says it is 40,000 by 40,000."""
    return pixel_flood()


def hostile_svg():
    """A drawing that runs."""
    return corpus.REFUSED["svg"]()


def hostile_page():
    """A web page that runs."""
    return corpus.REFUSED["html"]()


def paper_photo(number=1, size=(1512, 2016), *, orientation=1):
    """A grey photograph of a sheet with words and a number, that says where it was taken."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).point(lambda level: 140 + level // 5).convert("RGB")
    draw = ImageDraw.Draw(image)
    for line in range(height // 12, height - height // 12, height // 40):
        draw.line((width // 10, line, width - width // 10, line), fill=(70, 70, 90), width=3)
    draw.rectangle((0, 0, width // 20, height // 20), fill=(60 + number, 60, 60))
    exif = image.getexif()
    exif[0x013B], exif[0x010E], exif[0x0112] = CANARY, CANARY, orientation
    output = BytesIO()
    image.save(output, "JPEG", quality=90, exif=exif, comment=CANARY.encode())
    return output.getvalue()


def box(kind, content=b""):
    """Return a box of an MP4."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def sound_with_place():
    """A voice as a telephone records it (M4A): a title, an artist, and where it was recorded."""
    content = (SAMPLES / "sound.m4a").read_bytes()
    words = box(b"\xa9nam", box(b"data", bytes(8) + CANARY.encode()))
    words += box(b"\xa9ART", box(b"data", bytes(8) + CANARY.encode()))
    about = box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7) + PLACE)
    about += box(b"loci", bytes(6) + CANARY.encode() + bytes(13))
    about += box(b"meta", bytes(4) + box(b"ilst", words))
    about = box(b"udta", about)
    at = content.index(b"moov") - 4
    size = int.from_bytes(content[at : at + 4], "big")
    inside = content[at + 8 : at + size] + about
    return content[:at] + box(b"moov", inside) + content[at + size :]


def wav_with_traces(seconds=2):
    """A WAV of silence with a title, the words of a recorder, and a tag."""
    output = BytesIO()
    with wave.open(output, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(2 * 8000 * seconds))
    added = b""
    for kind, data in (
        (b"LIST", b"INFOINAM" + struct.pack("<I", len(CANARY) + 1) + CANARY.encode() + b"\0"),
        (b"bext", CANARY.encode() + PLACE + bytes(100)),
        (b"id3 ", b"ID3\3\0\0\0\0\0\0" + CANARY.encode()),
    ):
        added += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    content = output.getvalue() + added
    return b"RIFF" + struct.pack("<I", len(content) - 8) + content[8:]
