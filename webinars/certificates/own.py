"""The certificates of somebody: of the events at which it is known that she was, and of no other."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from members.naming import name_of
from portal.dates import span_in_words
from webinars.choices import EventStatus
from webinars.models import Attendance
from webinars.shown import length_in_words


@dataclass(frozen=True)
class Certificate:
    """What a certificate says.

    Args:
        name: hers, as she wrote it; "" where she wrote none.
        title: the event's; `lang`: its language, "" for several.
        span: the day and the hours, in words.
        length: in words.
        place: where, "" for what was on line only.
        url: where it is read and printed.
    """

    name: str
    title: str
    lang: str
    span: str
    length: str
    place: str
    url: str


def certificates_of(user):
    """Return the attendances of `user` that give a certificate, the last event first."""
    return Attendance.objects.filter(
        came=True,
        registration__user=user,
        registration__event__ends_at__lte=timezone.now(),
        registration__event__status=EventStatus.PLANNED,
    ).order_by("-registration__event__starts_at", "-pk")


def in_words(attendances, user):
    """Return the `Certificate` of each of these attendances of `user`, in order."""
    name = name_of(user)
    return [_one(row.registration.event, name) for row in attendances.select_related("registration__event")]


def _one(event, name):
    return Certificate(
        name=name,
        title=event.title,
        lang=event.language_tag,
        span=span_in_words(event.starts_at, event.ends_at, event.zone),
        length=length_in_words(event.minutes),
        place=event.place,
        url=reverse("certificate", args=[event.pk]),
    )
