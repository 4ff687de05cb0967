"""Events that left something, for the tests."""

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from portal.files.media.cleaning import clean_recording
from tests.factories import make_event
from webinars.models import RecordingFile
from webinars.recordings import keeping
from webinars.recordings.upload import IncomingFile

SAMPLES = Path(__file__).parent / "samples"
VIDEO, SOUND = "sound-and-picture.mp4", "sound.mp3"
VTT = """WEBVTT

00:00.000 --> 00:04.000
Bonjour {word}.

12:34.000 --> 12:38.000
Une question ouverte aide à parler.
"""


def incoming(name=VIDEO):
    """Return a sample as it comes in."""
    file = IncomingFile(name, "", 0, None)
    with (SAMPLES / name).open("rb") as sample:
        shutil.copyfileobj(sample, file.file)
    file.file.flush()
    file.size = (SAMPLES / name).stat().st_size
    return file


def give_file(event, name=VIDEO):
    """Give an event a video or a sound, by the way that the desk takes."""
    file = incoming(name)
    return keeping.keep_file(event, file, clean_recording(file.temporary_file_path()))


def make_recorded(site, title=None, *, audience="members", word="canari", **fields):
    """Make an event of last week with all that can be left, its words holding `word`."""
    event = make_event(site, title, starts_in=timedelta(days=-7), recording_audience=audience, **fields)
    give_file(event, VIDEO)
    give_file(event, SOUND)
    keeping.set_captions(event, "fr", VTT.format(word=word))
    keeping.set_words(event, "", [[0, "Accueil"], [754, "Les questions"]])
    keeping.keep_sheet(
        event, {"in_short": f"En bref {word}", "to_remember": "Une idée", "audience": audience}
    )
    event.refresh_from_db()
    return event


def file_of(event, kind=RecordingFile.VIDEO):
    """Return the video or the sound of an event."""
    return RecordingFile.objects.get(recording=event.pk, kind=kind)


def on_disk():
    """Return the names of the files of recordings that are stored."""
    folder = Path(settings.PRIVATE_ROOT) / "recordingfile"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
