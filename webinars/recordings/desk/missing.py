"""What is missing after an event: on its screen, and in the facilitator's queue."""

from datetime import timedelta

from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.registries.queues import Queue, Waiting, queues
from webinars.choices import EventStatus
from webinars.desk.sections import DeskSection, desk_sections
from webinars.models import EventPage, Recording
from webinars.permissions import looks_after_events

LOOKED_BACK = timedelta(days=180)  # what is older is no longer expected
SOMETHING_IS_MISSING = (
    Q(recording=None)
    | Q(recording__has_video=False, recording__has_audio=False)
    | Q(recording__captions_in="")
    | Q(recording__has_text=False)
    | Q(recording__has_sheet=False)
)


def events_to_finish(now=None):
    """Return the events that are over, were recorded, and of which something is missing."""
    now = now or timezone.now()
    return EventPage.objects.filter(
        SOMETHING_IS_MISSING,
        live=True,
        alias_of__isnull=True,
        status=EventStatus.PLANNED,
        recording_expected=True,
        ends_at__lte=now,
        ends_at__gt=now - LOOKED_BACK,
    )


def missing_of(recording):
    """Return what is missing, in words; `recording` may be None."""
    has = recording or Recording()
    words = [
        (has.has_video or has.has_audio, _("the recording")),
        (bool(has.captions_in), _("the captions")),
        (has.has_text, _("the transcript")),
        (has.has_sheet, _("the synthesis")),
    ]
    return [word for there, word in words if not there]


def _waiting(user):
    if not looks_after_events(user):
        return Waiting(0)
    events = events_to_finish()
    return Waiting(events.count(), events.aggregate(oldest=Min("ends_at"))["oldest"])


def _recording(event):
    return Recording.objects.filter(pk=event.pk).first()


def _said_of_recording(event):
    recording = _recording(event)
    if recording is None or not (recording.has_video or recording.has_audio):
        return _("Missing: the recording.") if event.recording_expected else _("It was not recorded.")
    return _("On line. Visible by: %(audience)s.") % {"audience": event.get_recording_audience_display()}


def _said_of_words(event):
    missing = missing_of(_recording(event))[-3:-1]
    recording = _recording(event)
    there = recording is not None and recording.captions_in and recording.has_text
    return _("Complete.") if there else _("Missing: %(what)s.") % {"what": ", ".join(missing)}


def _said_of_sheet(event):
    recording = _recording(event)
    return _("Written.") if recording and recording.has_sheet else _("Missing: the synthesis.")


def _said_of_materials(event):
    return _("Documents: %(documents)s. Mentioned: %(mentions)s.") % {
        "documents": event.materials.count(),
        "mentions": event.mentions.count(),
    }


def _is_over(event):
    return event.starts_at <= timezone.now()


def register_desk():
    """Show what is missing on the admin's home page, and its screens on each event's."""
    queues.register(
        Queue(
            "recordings_to_finish",
            gettext_lazy("Events of which something is missing"),
            _waiting,
            lambda: reverse("recordings_to_finish"),
        )
    )
    for name, label, said in (
        ("recording", gettext_lazy("Recording"), _said_of_recording),
        ("words", gettext_lazy("Captions, transcript, chapters"), _said_of_words),
        ("sheet", gettext_lazy("Synthesis on one page"), _said_of_sheet),
    ):
        desk_sections.register(DeskSection(name, label, _url(name), said, _is_over))
    label = gettext_lazy("Documents, links and tools mentioned")
    desk_sections.register(DeskSection("materials", label, _url("materials"), _said_of_materials))


def _url(name):
    return lambda event: reverse(f"event_{name}", args=[event.pk])
