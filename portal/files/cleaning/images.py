"""Pictures: made again from their pixels, so that nothing else is left (EXIF, GPS, thumbnails, comments)."""

import warnings
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from portal.files.cleaning.refusal import RefusedFile

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2560
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
OPENED = {**FORMATS, "heic": "HEIF"}
# Browsers do not show what telephones take: it becomes a JPEG.
MADE = {"heic": "jpg"}
FAULTS = (
    *(UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError, RuntimeError, ImportError),
    Image.DecompressionBombError,
)


def clean_image(content: bytes, kind: str) -> tuple[bytes, dict]:
    """Return a picture without metadata, turned upright, at most 2560 pixels long.

    Raises:
        RefusedFile: it is broken, has too many pixels, or is of another format than it says.
    """
    with opened(content, kind) as image:
        return _encode(upright_in_srgb(image, LONGEST_SIDE), MADE.get(kind, kind))


@contextmanager
def opened(content: bytes, kind: str):
    """Open a picture that may be hostile; of several in a telephone's file, the one that it shows.

    Raises:
        RefusedFile: it is broken, moves, or has too many pixels; so do faults found while it is open.
    """
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        if kind == "heic":
            _read_heic_too()
        with Image.open(BytesIO(content), formats=[OPENED[kind]]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise RefusedFile("pixels")
            if kind != "heic" and getattr(image, "n_frames", 1) > 1:
                raise RefusedFile("animated")
            yield image
    except RefusedFile:
        raise
    except FAULTS as error:
        raise RefusedFile("heic" if kind == "heic" else "broken") from error


def _read_heic_too():
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)


def upright_in_srgb(image, side):
    """Return an open picture turned upright, in colours that need no profile; decoded no larger than needed.

    Args:
        side: the longest side that will be kept of it.
    """
    image.draft("RGB", (side, side))
    return _in_srgb(ImageOps.exif_transpose(image))


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
    bare = on_white(image) if kind == "jpg" else Image.new(image.mode, image.size)
    if kind != "jpg":
        bare.paste(image)
    output = BytesIO()
    options = {"jpg": {"quality": 88, "optimize": True}, "png": {"optimize": True}, "webp": {"quality": 88}}
    bare.save(output, FORMATS[kind], **options[kind])
    return output.getvalue(), {"extension": kind, "width": bare.width, "height": bare.height}


def on_white(image):
    """Return a picture of its own, of which no entry of `info` (comments, profile) is written again."""
    bare = Image.new("RGB", image.size, "white")
    bare.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return bare
