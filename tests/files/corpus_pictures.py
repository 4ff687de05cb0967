"""Pictures as cameras and programs write them, alone or inside documents."""

import base64
import gzip
import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms

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


def heic(size=(640, 480), *, orientation=6, others=()):
    """A photograph of a telephone, its left half red, that says where and by whom; it may hold others.

    Args:
        orientation: 6 is a telephone that was held upright.
        others: colours of pictures before it, which the telephone does not show.
    """
    from pillow_heif import HeifFile

    picture = Image.new("RGB", size, "navy")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = CANARY, CANARY, orientation
    exif.get_ifd(GPS_INFO).update({1: "N", 2: (45.0, 30.0, 0.0), 3: "W", 4: (73.0, 34.0, 0.0), 29: CANARY})
    file = HeifFile()
    for shown in (*(Image.new("RGB", (64, 64), colour) for colour in others), picture):
        file.add_frombytes("RGB", shown.size, shown.tobytes())
    file[len(others)].info.update(exif=exif.tobytes(), xmp=f"<x>{CANARY}</x>".encode())
    output = BytesIO()
    file.save(output, quality=60, primary_index=len(others))
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


def photographs():
    """A photograph with a thumbnail of its own, and another behind it (as telephones join two)."""
    bare = jpeg((64, 64))
    thumbnail = b"JFXX\0\x10" + CANARY.encode()
    joined = b"\xff\xe0" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    return bare[:2] + joined + bare[2:] + jpeg((64, 64))


def webp_with_traces():
    """A transparent WebP with EXIF, XMP and a colour profile, and a chunk that nobody knows."""
    exif = Image.Exif()
    exif[0x013B] = CANARY
    output = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY.encode()
    picture = Image.new("RGBA", (20, 10), (0, 128, 128, 90))
    picture.save(output, "WEBP", exif=exif, xmp=CANARY.encode(), icc_profile=profile)
    body = output.getvalue()[8:] + b"ZZZZ" + struct.pack("<I", 8) + CANARY.encode() + b"\0"
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif_with_traces():
    """A GIF of two frames that moves without end, with a comment, XMP and something behind."""
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    output = BytesIO()
    frames[0].save(output, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=CANARY.encode())
    program = b"\x21\xff\x0bXMP DataXMP" + bytes([len(CANARY)]) + CANARY.encode() + b"\0"
    return output.getvalue()[:-1] + program + b"\x3b" + CANARY.encode()


def tiff_with_traces():
    """A TIFF with an artist and a description."""
    output = BytesIO()
    Image.new("RGB", (20, 10), "teal").save(output, "TIFF", tiffinfo={315: CANARY, 270: CANARY})
    return output.getvalue() + CANARY.encode()


def bmp_with_traces():
    """A BMP with something behind its pixels."""
    output = BytesIO()
    Image.new("RGB", (20, 10), "teal").save(output, "BMP")
    return output.getvalue() + CANARY.encode()


def svg_with_traces():
    """A drawing with its author, a script, a comment, foreign words, addresses, and a photograph."""
    photo = base64.b64encode(jpeg((16, 16))).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="20" height="20" '
        f'inkscape:export-filename="C:\\Users\\{CANARY}\\a.png" onload="alert(\'{CANARY}\')">'
        f"<!-- {CANARY} --><?x {CANARY}?><title>C:\\Users\\{CANARY}\\a.svg</title>"
        f"<metadata>{CANARY}</metadata><script>{CANARY}</script><style>@import url(http://{CANARY}.example);"
        f"rect {{ fill: url(http://{CANARY}.example/a) }}</style>"
        f"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>{CANARY}</p></foreignObject>"
        f'<inkscape:perspective id="{CANARY}"/><image xlink:href="file:///home/{CANARY}/a.png"/>'
        f'<image id="photo" width="9" height="9" xlink:href="data:image/jpeg;base64,{photo}"/>'
        '<rect id="kept" width="9" height="9"/><text x="1" y="9">Un mot</text></svg>'
    ).encode()


def emf_with_traces():
    """An enhanced metafile that says what made it, with a comment and a text to see."""
    title = f"Word\0{CANARY}\0\0".encode("utf-16-le")
    title += b"\0" * (-len(title) % 4)
    seen = struct.pack("<II", 0x54, 32) + "Un mot vu...".encode("utf-16-le")
    comment = struct.pack("<III", 0x46, 12 + 8, 8) + CANARY.encode() + b"\0"
    end = struct.pack("<IIIII", 0x0E, 20, 0, 16, 20)
    size = 100 + len(title)
    total = size + len(seen) + len(comment) + len(end)
    header = struct.pack("<II8i", 1, size, *[0, 0, 99, 99] * 2) + b" EMF"
    header += struct.pack("<IIIHHIII", 0x10000, total, 4, 1, 0, len(title) // 2, 100, 0)
    header += struct.pack("<iiii", 99, 99, 99, 99) + bytes(12)
    return header + title + seen + comment + end


def wmf_with_traces():
    """A placeable metafile with a comment in an escape."""
    data = CANARY.encode() + b"\0"
    escape = struct.pack("<IHHH", 5 + len(data) // 2, 0x0626, 0x000F, len(data)) + data
    drawn = struct.pack("<IHhhhh", 7, 0x041B, 9, 9, 0, 0)
    end = struct.pack("<IH", 3, 0)
    size = 18 + len(escape) + len(drawn) + len(end)
    header = struct.pack("<HHHIHIH", 1, 9, 0x0300, size // 2, 0, 7, 0)
    place = b"\xd7\xcd\xc6\x9a" + struct.pack("<HhhhhHIH", 0, 0, 0, 99, 99, 96, 0, 0)
    return place + header + escape + drawn + end


def emz_with_traces():
    """A packed metafile, whose packing names the file."""
    output = BytesIO()
    with gzip.GzipFile(f"{CANARY}.emf", "wb", fileobj=output) as packed:
        packed.write(emf_with_traces())
    return output.getvalue()


def jpeg2000_with_traces():
    """A JPEG 2000 with XMP in a box, and comments in its codestream."""
    output = BytesIO()
    Image.new("RGB", (20, 10), "teal").save(output, "JPEG2000", comment=CANARY)
    box = struct.pack(">I", 8 + 16 + len(CANARY)) + b"uuid" + bytes(16) + CANARY.encode()
    xml = struct.pack(">I", 8 + len(CANARY)) + b"xml " + CANARY.encode()
    content = output.getvalue()
    return content[:12] + content[12:32] + box + xml + content[32:]


INSIDE = {
    "photographs.jpeg": photographs,
    "image.png": png,
    "image.webp": webp_with_traces,
    "image.gif": gif_with_traces,
    "image.tiff": tiff_with_traces,
    "image.bmp": bmp_with_traces,
    "drawing.svg": svg_with_traces,
    "drawing.emf": emf_with_traces,
    "drawing.wmf": wmf_with_traces,
    "drawing.emz": emz_with_traces,
}
