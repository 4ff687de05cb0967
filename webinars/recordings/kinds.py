"""What there is to see again of an event, in words."""

from django.utils.translation import gettext as _


def kinds_of(recording):
    """Return what there is to see again of an event, in words, in the order in which people ask for it."""
    return list(marked_kinds_of(recording).values())


def marked_kinds_of(recording):
    """Return the same as {name of the mark that is drawn before it: words}."""
    words = [
        (recording.has_video, "video", _("video")),
        (recording.has_audio, "audio", _("audio")),
        (recording.has_text, "text", _("text")),
        (recording.has_sheet, "sheet", _("one-page sheet")),
    ]
    return {mark: word for there, mark, word in words if there}


def is_available(event):
    """Tell whether something of an event can be seen again; it costs nothing where it was read with it."""
    recording = getattr(event, "recording", None)
    return recording is not None and recording.is_available
