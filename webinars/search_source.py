"""Feeds the search with webinars and meetings."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.links import LANGUAGE_CODES
from portal.search.names import Names
from portal.search.sources import Facet, IndexRecord, SearchSource, facets, search_sources
from webinars.choices import Length, MeetingFormat, WebinarFormat, length_of
from webinars.shown import event_cards, with_format

SOURCE = "event"
KINDS = {"webinar": _("Webinar"), "meeting": _("Meeting")}
FORMATS = dict([*WebinarFormat.choices, *MeetingFormat.choices])


def kind_of(event):
    """Return "webinar" or "meeting"."""
    return "meeting" if hasattr(with_format(event), "on_line_too") else "webinar"


def _subjects(event, speakers):
    words = []
    for language in LANGUAGE_CODES:
        with override(language):
            words += [str(KINDS[kind_of(event)]), str(FORMATS[with_format(event).format])]
    words += [
        name
        for thing in (*event.themes.all(), *event.regions.all())
        for name in (thing.name_fr, thing.name_en)
    ]
    words += [speaker.organisation for speaker in speakers]
    words += [str(event.starts_at.astimezone(event.tz).year), event.place]
    return " ; ".join(word for word in words if word)


def _summary(event):
    parts = [event.introduction, event.why_come, event.other_title, event.other_summary]
    return "\n".join(part for part in parts if part)


def _published():
    from webinars.models import EventPage

    return EventPage.objects.filter(live=True, alias_of__isnull=True)


def _record(event):
    speakers = list(event.speakers.all())
    names = [speaker.name for speaker in speakers]
    themes = {str(key) for theme in event.themes.all() for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=event.pk,
        audience=str(event.audience),
        title=event.title,
        people=" ; ".join(names),
        subjects=_subjects(event, speakers),
        summary=_summary(event),
        language=event.language_tag,
        facets={
            "kind": [kind_of(event)],
            "language": [event.language],
            "theme": sorted(themes),
            "region": [str(region.pk) for region in event.regions.all()],
            "format": [with_format(event).format],
            "length": [str(length_of(event.minutes))],
            "speaker": sorted({slugify(name) for name in names} - {""}),
        },
        year=event.starts_at.astimezone(event.tz).year,
        # The list is in the order in which events take place.
        added=event.starts_at,
        names=Names(titles=tuple(t for t in (event.title, event.other_title) if t), people=tuple(names)),
    )


def records(keys):
    """Yield the records of the published events among `keys`."""
    events = _published().filter(pk__in=list(keys)).select_related("webinarpage", "meetingpage")
    for event in events.prefetch_related("speakers", "themes", "regions"):
        yield _record(event)


def published_keys():
    """Return the keys of all published events."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the events among `keys` that `user` may read, the words searched marked."""
    from webinars.models import EventPage

    events = EventPage.objects.visible_to(user).filter(pk__in=keys)
    return {card.key: card for card in event_cards(events, highlighter=highlighter)}


def _speakers():
    """Return the speakers of published events that everybody sees: what a menu offers tells of no other."""
    from webinars.models import EventPage, Speaker

    shown = EventPage.objects.visible_to(None)
    names = Speaker.objects.filter(event__in=shown).values_list("name", flat=True)
    return {slugify(name): (slugify(name), name) for name in names if slugify(name)}


def register_source():
    """Declare the events to the search, and what narrows them."""
    from webinars.models import EventPage

    search_sources.register(
        SearchSource(
            SOURCE, _("Webinars and meetings"), EventPage, records, cards, published_keys, lambda: KINDS
        )
    )
    facets.register(Facet("format", "format", _("Format"), lambda: {c: (c, t) for c, t in FORMATS.items()}))
    facets.register(
        Facet("length", "duree", _("Length"), lambda: {c: (c, label) for c, label in Length.choices})
    )
    facets.register(Facet("speaker", "intervenante", _("Who speaks"), _speakers))
