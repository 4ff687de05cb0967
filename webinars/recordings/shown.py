"""A recording as it is shown: to see, to hear, to read, with its weight said before it is loaded."""

from dataclasses import dataclass, field

from django.urls import reverse

from webinars.models import Recording, RecordingFile
from webinars.recordings.elsewhere import host_of
from webinars.recordings.kinds import kinds_of
from webinars.recordings.materials import materials_of, mentions_of
from webinars.recordings.times import moment
from webinars.visibility import audiences_at

LANGUAGES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True)
class FoundWords:
    """Words of a transcript that a search found: the way to that minute, and the words around."""

    url: str
    moment: str
    snippet: str
    page: int | None = None


def passage_found(recording, highlighter):
    """Return the passage of a transcript that holds most of the words asked, the first of equals."""
    url = reverse("recording_text", args=[recording.pk])
    best, most = None, 0
    for seconds, text in recording.passages:
        marks = highlighter.marks(text)
        number = len({text[start:end].casefold()[:5] for start, end in marks})
        if number > most:
            best, most = (seconds, text), number
    if best is None:
        return FoundWords(url, "", "")
    seconds, text = best
    at = "" if seconds is None else f"#t={seconds}"
    return FoundWords(url + at, "" if seconds is None else moment(seconds), highlighter.snippet(text))


@dataclass(frozen=True)
class Player:
    """What the browser plays.

    Args:
        video, audio: the `RecordingFile`, or None.
        tracks: [(address, language, its name)] of the captions.
    """

    video: object = None
    audio: object = None
    tracks: list = field(default_factory=list)


@dataclass(frozen=True)
class After:
    """What an event leaves, as this reader is shown it.

    Args:
        kinds: what there is, in words: everybody is told.
        is_open: whether she may see the recording; `sheet_is_open`, read the synthesis.
        player: `Player`; without anything in it for whom it is not open.
        chapters: [(seconds, moment, title, address)].
        length: how long it lasts, as a moment, "" when that is not known.
        elsewhere: the name of the site that holds it, and the address of the page that asks first.
    """

    kinds: list
    is_open: bool
    sheet_is_open: bool
    player: Player = Player()
    chapters: list = field(default_factory=list)
    length: str = ""
    elsewhere: dict | None = None
    text_url: str = ""
    sheet_url: str = ""
    plays: bool = False

    @property
    def has_locked(self):
        """Whether something is there that she may not open."""
        return not self.is_open or not self.sheet_is_open


def materials_variables(event, request):
    """Return what the page of an event shows of its documents, and of what was mentioned."""
    materials, has_more = materials_of(event, request.user)
    return {
        "materials": materials,
        "materials_for_members": has_more,
        "mentions": mentions_of(event, request.user),
    }


def after_of(event, user):
    """Return the `After` of an event, None when it leaves nothing yet.

    Args:
        event: an `EventPage` that `user` reads.
        user: the reader.
    """
    recording = Recording.objects.select_related("sheet").filter(pk=event.pk).first()
    if recording is None or not recording.is_available:
        return None
    hers = audiences_at(event, user)
    is_open = _has_recording(recording) and event.recording_audience in hers
    sheet_is_open = recording.has_sheet and recording.sheet.audience in hers
    return After(
        kinds=kinds_of(recording),
        plays=recording.has_video or recording.has_audio,
        is_open=is_open or not _has_recording(recording),
        sheet_is_open=sheet_is_open or not recording.has_sheet,
        sheet_url=reverse("recording_sheet", args=[event.pk]) if sheet_is_open else "",
        **(_opened(recording) if is_open else {}),
    )


def _has_recording(recording):
    return recording.has_video or recording.has_audio or recording.has_text


def _opened(recording):
    """Return what is shown of a recording to whom it is open."""
    text_url = reverse("recording_text", args=[recording.pk]) if recording.has_text else ""
    return {
        "player": player_of(recording),
        "chapters": chapters_of(recording, text_url),
        "length": moment(recording.seconds) if recording.seconds else "",
        "elsewhere": _elsewhere(recording),
        "text_url": text_url,
    }


def player_of(recording):
    """Return the `Player` of a recording; the caller has passed the gate."""
    files = {file.kind: file for file in recording.files.all()}
    tracks = [
        (reverse("recording_captions", args=[recording.pk, language]), language, LANGUAGES[language])
        for language in recording.captions_in.split()
    ]
    return Player(files.get(RecordingFile.VIDEO), files.get(RecordingFile.AUDIO), tracks)


def chapters_of(recording, text_url):
    """Return [(seconds, moment, title, address)]; without JavaScript, the address leads into the text."""
    return [(at, moment(at), title, f"{text_url}#t={at}") for at, title in recording.chapters]


def _elsewhere(recording):
    host = host_of(recording.embed_url) if recording.embed_url else None
    return host and {"name": host.name, "url": reverse("recording_elsewhere", args=[recording.pk])}
