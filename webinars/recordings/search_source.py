"""Feeds the search with what was said at events: for whoever may see the recording, and nobody else.

A source of its own: the page of an event is public while its recording may be for members, and the row of
the page must then hold none of these words, nor be counted, suggested or corrected by them.
"""

from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.dates import day_in_words
from portal.links import addresses
from portal.search.indexing import refresh, remove
from portal.search.sources import IndexRecord, SearchSource, search_sources
from portal.visibility import Audience
from webinars.choices import Registration
from webinars.recordings.shown import passage_found
from webinars.visibility import PUBLISHED

SOURCE = "recording"
KINDS = {"recording": _("What was said at an event")}


@dataclass(frozen=True)
class RecordingCard:
    """Words of a recording that were found, with the way to that minute."""

    title: str
    url: str
    kind: str
    meta: str
    summary: str
    lang: str
    for_members: bool
    passage: object
    title_marked: str = ""


def _published():
    from webinars.models import Recording

    published = Recording.objects.filter(**{f"event__{name}": value for name, value in PUBLISHED.items()})
    # What a small group keeps to itself is not even counted for the others.
    return published.exclude(
        event__registration=Registration.INVITED, event__recording_audience=Audience.MEMBERS
    )


def _record(recording):
    event = recording.event
    speakers = [speaker.name for speaker in event.speakers.all()]
    themes = {str(key) for theme in event.themes.all() for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=recording.pk,
        audience=str(event.recording_audience),
        # Its title is the event's, which has its own row: here are only the words that were said.
        title="",
        text="\n".join(text for _seconds, text in recording.passages),
        language=event.language_tag,
        facets={
            "kind": ["recording"],
            "language": [event.language],
            "theme": sorted(themes),
            "region": [str(region.pk) for region in event.regions.all()],
            "speaker": sorted({slugify(name) for name in speakers} - {""}),
        },
        year=event.starts_at.astimezone(event.tz).year,
        added=event.starts_at,
    )


def records(keys):
    """Yield the records of the transcripts of published events among `keys`."""
    found = _published().filter(pk__in=list(keys), has_text=True).select_related("event")
    for recording in found.prefetch_related("event__speakers", "event__themes", "event__regions"):
        yield _record(recording)


def published_keys():
    """Return the keys of all recordings that have words."""
    return _published().filter(has_text=True).order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the recordings among `keys` that `user` may see, with what was found in them."""
    from webinars.models import Recording

    found = list(Recording.objects.visible_to(user).filter(pk__in=keys).select_related("event"))
    urls = addresses([recording.event for recording in found])
    return {
        recording.pk: _card(recording, highlighter)
        for recording in found
        # A list that she may not read has no address.
        if recording.event_id in urls
    }


def _card(recording, highlighter):
    event = recording.event
    passage = passage_found(recording, highlighter)
    return RecordingCard(
        title=event.title,
        url=passage.url,
        kind=str(KINDS["recording"]),
        meta=day_in_words(event.starts_at.astimezone(event.tz)),
        summary="",
        lang=event.language_tag,
        for_members=event.recording_audience != "public",
        passage=passage,
    )


def follow(event):
    """Make the search say what an event's transcript is now, when it has one."""
    from webinars.models import Recording

    if Recording.objects.filter(pk=event.pk, has_text=True).exists():
        refresh(search_sources.get(SOURCE), [event.pk])


def forget(key):
    """Erase the words of a recording that is gone."""
    remove(search_sources.get(SOURCE), [key])


def register_source():
    """Declare what was said to the search."""
    from webinars.models import Recording

    search_sources.register(
        SearchSource(
            SOURCE, _("What was said at events"), Recording, records, cards, published_keys, lambda: KINDS
        )
    )
