"""Declares recordings to the portal."""

from portal.files.gate import PrivateKind, private_kinds


def register_recordings():
    """Open the door to their files, feed the search, follow their events, show what is missing."""
    from webinars.models import Material, RecordingFile
    from webinars.recordings import receivers, search_source, wagtail_log  # noqa: F401
    from webinars.recordings.desk.missing import register_desk
    from webinars.recordings.materials import register_mentions

    private_kinds.register(PrivateKind(RecordingFile))
    private_kinds.register(PrivateKind(Material))
    search_source.register_source()
    register_mentions()
    register_desk()
