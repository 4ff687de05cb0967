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
