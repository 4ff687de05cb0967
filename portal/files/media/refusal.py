"""Why a recording is not taken, in words that say what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "empty": _("This file is empty."),
    "size": _("This recording is too large: %(limit)s MB at most. Make it again in a lower quality (720p)."),
    "type": _(
        "This is not a recording that browsers play: send an MP4 or WebM video, or an MP3, M4A or OGG."
    ),
    "broken": _("This recording is damaged, or was cut while it was sent: send it again."),
    "tracks": _(
        "This recording holds data beside picture and sound, such as the place where it was filmed: "
        "save it again as a plain MP4, and send that."
    ),
}


def refuse(code, **values):
    """Refuse a recording.

    Raises:
        ValidationError: always; its message says why and what to do.
    """
    raise ValidationError(MESSAGES[code], code=code, params=values)
