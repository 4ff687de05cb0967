"""Keeps what an event leaves: each change in one transaction, with its flags, its words and its log."""

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from portal.search import indexing
from portal.search.models import SearchState
from webinars.models import Captions, EventPage, Recording, RecordingFile, Sheet
from webinars.recordings.captions import cues_of
from webinars.recordings.words import passages_of, typed_passages

ACTION = "webinars.recording"


def of_event(event):
    """Return what an event leaves, made when it is the first thing; held until the transaction ends."""
    Recording.objects.get_or_create(event_id=event.pk)
    return Recording.objects.select_for_update().get(event_id=event.pk)


@transaction.atomic
def keep_file(event, incoming, clean, user=None):
    """Keep the video or the sound of an event, in place of the one that it had.

    Args:
        event: an `EventPage`.
        incoming: the file, as it came.
        clean: a `CleanRecording`: what it is.
        user: who sends it.

    Returns:
        The `RecordingFile`.
    """
    recording = of_event(event)
    kind = RecordingFile.VIDEO if clean.is_video else RecordingFile.AUDIO
    # One by one: what follows a deletion takes the file from the disk.
    for old in RecordingFile.objects.filter(recording=recording, kind=kind):
        old.delete()
    # The name that a file had may tell who is in it.
    incoming.name = f"recording.{clean.extension}"
    incoming.is_clean = True
    file = RecordingFile.objects.create(recording=recording, kind=kind, name=event.slug, file=incoming)
    incoming.close()
    if clean.seconds:
        recording.seconds = clean.seconds
    _changed(recording, event, user, kind)
    return file


@transaction.atomic
def remove_file(event, kind, user=None):
    """Take away the video or the sound of an event, the file too; twice does nothing more."""
    recording = of_event(event)
    for file in RecordingFile.objects.filter(recording=recording, kind=kind):
        file.delete()
        _changed(recording, event, user, f"no {kind}")


@transaction.atomic
def set_embed(event, url, user=None):
    """Say where the recording is elsewhere, or that it is nowhere else."""
    recording = of_event(event)
    if recording.embed_url != url:
        recording.embed_url = url
        _changed(recording, event, user, "elsewhere")


@transaction.atomic
def set_captions(event, language, text, user=None):
    """Keep the captions of an event in one language; an empty text takes them away."""
    recording = of_event(event)
    if text:
        Captions.objects.update_or_create(recording=recording, language=language, defaults={"text": text})
    else:
        Captions.objects.filter(recording=recording, language=language).delete()
    _changed(recording, event, user, "captions")


@transaction.atomic
def set_words(event, typed, chapters, user=None):
    """Keep the transcript and the chapters; without a typed one, it is made from the captions."""
    recording = of_event(event)
    recording.typed, recording.chapters = typed, chapters
    _changed(recording, event, user, "words")


@transaction.atomic
def set_audience(event, audience, user=None):
    """Say who sees the recording, its captions and its transcript, at once; twice the same does nothing."""
    changed = EventPage.objects.filter(pk=event.pk).exclude(recording_audience=audience)
    if not changed.update(recording_audience=audience):
        return
    event.recording_audience = audience
    indexing.change_audience(_source(), [event.pk], str(audience))
    log(instance=event.specific, action="webinars.recording_audience", user=user, data={"to": str(audience)})
    SearchState.advance()


@transaction.atomic
def keep_sheet(event, fields, user=None):
    """Keep the synthesis of an event; with nothing in short, it is taken away."""
    recording = of_event(event)
    if fields.get("in_short"):
        Sheet.objects.update_or_create(recording=recording, defaults=fields)
    else:
        Sheet.objects.filter(recording=recording).delete()
    _changed(recording, event, user, "sheet")


def _changed(recording, event, user, what):
    """Bring the passages, the flags, the search and the kept pages up to date, and write who did what."""
    captions = {one.language: one.text for one in Captions.objects.filter(recording=recording)}
    recording.passages = _passages(recording, captions, event.language)
    kinds = set(RecordingFile.objects.filter(recording=recording).values_list("kind", flat=True))
    recording.has_video = RecordingFile.VIDEO in kinds or bool(recording.embed_url)
    recording.has_audio = RecordingFile.AUDIO in kinds
    recording.captions_in = " ".join(captions)
    recording.has_text = bool(recording.passages)
    recording.has_sheet = Sheet.objects.filter(recording=recording).exists()
    if recording.is_available and recording.available_at is None:
        recording.available_at = timezone.now()
    recording.save()
    indexing.refresh(_source(), [recording.pk])
    log(instance=event.specific, action=ACTION, user=user, data={"what": what})
    SearchState.advance()


def _passages(recording, captions, language):
    if recording.typed.strip():
        return typed_passages(recording.typed)
    text = captions.get(language) or next(iter(captions.values()), "")
    return passages_of(cues_of(text)) if text else []


def _source():
    from webinars.recordings.search_source import SOURCE

    return indexing.search_sources.get(SOURCE)
