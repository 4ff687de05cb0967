"""Pictures: made again from their pixels, so that nothing else is left (EXIF, GPS, thumbnails, comments)."""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from portal.files.cleaning.refusal import RefusedFile

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2560
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def clean_image(content: bytes, kind: str) -> tuple[bytes, dict]:
    """Return a picture without metadata, turned upright, at most 2560 pixels long.

    Raises:
        RefusedFile: it is broken, has too many pixels, or is of another format than it says.
    """
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise RefusedFile("pixels")
            if getattr(image, "n_frames", 1) > 1:
                raise RefusedFile("animated")
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            return _encode(_in_srgb(upright), kind)
    except RefusedFile:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RefusedFile("broken") from error


def _in_srgb(image):
    """Return the picture with the colours of its profile, which is then dropped."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB"
    if profile and image.mode in ("RGB", "RGBA"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert(mode)


def _encode(image, kind):
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A picture of its own, so that no entry of `info` is written again.
    bare = Image.new("RGB" if kind == "jpg" else image.mode, image.size, "white" if kind == "jpg" else None)
    bare.paste(image, mask=image.getchannel("A") if kind == "jpg" and image.mode == "RGBA" else None)
    output = BytesIO()
    options = {"jpg": {"quality": 88, "optimize": True}, "png": {"optimize": True}, "webp": {"quality": 88}}
    bare.save(output, FORMATS[kind], **options[kind])
    return output.getvalue(), {"width": bare.width, "height": bare.height}


def without_segments(content: bytes) -> bytes:
    """Return a JPEG or PNG inside a document without its metadata, its pixels untouched."""
    if content.startswith(b"\xff\xd8"):
        return _bare_jpeg(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _bare_png(content)
    return content


def _bare_jpeg(content):
    """Drop comments and APP1 to APP15 but Adobe's, which tells how to read colours (ITU-T T.81, B.2.4.6)."""
    kept, position = [content[:2]], 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xDA:
            break
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD7:
            position += 1 if marker == 0xFF else 2
            continue
        length = 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        if not (0xE1 <= marker <= 0xEF and marker != 0xEE) and marker != 0xFE:
            kept.append(content[position : position + length])
        position += length
    end = content.rfind(b"\xff\xd9")
    return b"".join([*kept, content[position : end + 2 if end > position else len(content)]])


def _bare_png(content):
    """Keep the chunks that draw (PNG specification, 4.7)."""
    drawn = {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"sRGB",
        b"cHRM",
        b"pHYs",
        b"sBIT",
        b"bKGD",
    }
    kept, position = [content[:8]], 8
    while position + 12 <= len(content):
        length = int.from_bytes(content[position : position + 4], "big")
        name = content[position + 4 : position + 8]
        if name in drawn:
            kept.append(content[position : position + 12 + length])
        if name == b"IEND":
            break
        position += 12 + length
    return b"".join(kept)
