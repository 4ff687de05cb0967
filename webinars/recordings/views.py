"""The pages and captions of recordings, each through its gate; a refusal is like an absence."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.dates import day_in_words
from portal.headers import public_policy
from portal.links import addresses, view_links
from portal.page_cache import kept_for_visitors
from portal.visibility import refuse
from webinars.models import Captions, Recording, Sheet
from webinars.recordings.elsewhere import host_of
from webinars.recordings.shown import chapters_of, player_of
from webinars.recordings.times import moment


def _frame(request, event):
    """Return what these pages say of their event."""
    return {
        "event": event,
        "event_url": addresses([event]).get(event.pk, ""),
        "day": day_in_words(event.starts_at.astimezone(event.tz)),
        "links": view_links(request),
    }


@require_safe
def captions(request, key, language):
    """Send the captions of a recording in one language."""
    found = Captions.objects.visible_to(request.user).filter(recording=key, language=language).first()
    if found is None:
        return refuse(request)
    response = HttpResponse(found.text, content_type="text/vtt; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
@kept_for_visitors
def text(request, key):
    """Show what was said, minute by minute, with the player above."""
    recordings = Recording.objects.visible_to(request.user).filter(has_text=True)
    recording = recordings.select_related("event").filter(pk=key).first()
    if recording is None:
        return refuse(request)
    context = {
        **_frame(request, recording.event),
        "player": player_of(recording),
        "length": moment(recording.seconds) if recording.seconds else "",
        "chapters": chapters_of(recording, ""),
        "passages": [
            (seconds, "" if seconds is None else moment(seconds), words)
            for seconds, words in recording.passages
        ],
    }
    return render(request, "webinars/recordings/text.html", context)


@require_safe
@kept_for_visitors
def sheet(request, key):
    """Show the synthesis of an event on one page, to read and to print."""
    found = Sheet.objects.visible_to(request.user).filter(pk=key).select_related("recording__event").first()
    if found is None:
        return refuse(request)
    event = found.recording.event
    lists = [(field, _lines(getattr(found, field))) for field in ("to_remember", "to_do", "said")]
    titles = {field.name: field.verbose_name for field in Sheet._meta.fields}
    context = {
        **_frame(request, event),
        "sheet": found,
        "lists": [(titles[name], lines) for name, lines in lists if lines],
        "speakers": [str(speaker) for speaker in event.speakers.all()],
    }
    return render(request, "webinars/recordings/sheet.html", context)


def _lines(written):
    return [line.strip(" -•*\t") for line in written.splitlines() if line.strip(" -•*\t")]


@require_safe
def elsewhere(request, key):
    """Show the player of another site: she came here by a click, and no other page of ours lets it in."""
    recordings = Recording.objects.visible_to(request.user).exclude(embed_url="")
    recording = recordings.select_related("event").filter(pk=key).first()
    host = host_of(recording.embed_url) if recording else None
    if host is None:
        return refuse(request)
    context = {**_frame(request, recording.event), "host": host}
    response = render(request, "webinars/recordings/elsewhere.html", context)
    response["Content-Security-Policy"] = f"{public_policy()}; frame-src {host.origin}"
    response["X-Robots-Tag"] = "noindex"
    return response
