"""A registration as its owner sees it: her state in words, the room at its time, who else comes."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.directory.access import has_profile
from members.naming import name_of
from portal.dates import day_in_words, hour_in_words
from portal.visibility import may_read_members
from webinars.choices import EventStatus, Registration
from webinars.models import EventRegistration, RegistrationState
from webinars.phases import registration_is_open
from webinars.registrations.forms import ComingForm
from webinars.registrations.own import is_registered, room_for
from webinars.registrations.places import free_places
from webinars.registrations.series import BY_HERSELF, follows

MOST_NAMES = 60


@dataclass(frozen=True)
class Registering:
    """What the page of an event shows of registering to this reader.

    Args:
        state: of her registration, "" where she has none that holds.
        said: sentences that say how it stands.
        room: (address, telephone), when it is hers to enter.
        url: where her registration is made, changed and cancelled; "" where she may do nothing.
        is_full: whether she would wait.
        form: with how many she comes, and whether the others see it.
        others: names of those who say that they come.
        guest_url: where somebody without an account registers.
        series: {"name", "is_hers"} where she may come to all of it.
    """

    state: str = ""
    said: list = field(default_factory=list)
    room: tuple | None = None
    url: str = ""
    is_full: bool = False
    form: ComingForm | None = None
    others: list = field(default_factory=list)
    guest_url: str = ""
    series: dict | None = None

    @property
    def is_shown(self):
        """Whether there is something to show."""
        return bool(self.is_series_only or self.state or self.url or self.guest_url)

    @property
    def is_series_only(self):
        """Whether nothing but its series may be registered to."""
        return bool(self.series) and not (self.state or self.url or self.guest_url)


def registering_variables(event, user, mine):
    """Return the variable of the page that says how registering stands for this reader.

    Args:
        event: an `EventPage`; `user`: the reader.
        mine: her registration (`registration_of`), or None.
    """
    is_open = registration_is_open(event)
    if not may_read_members(user):
        return {"registering": _for_guest(event) if is_open else Registering()}
    if mine is not None and mine.state != RegistrationState.CANCELLED:
        shown = _of_hers(event, mine)
    elif is_open:
        shown = Registering(url=_url(event), is_full=is_full(event), form=form_of(user))
    else:
        shown = Registering()
    return {"registering": Registering(**{**vars(shown), "series": _series(event, user)})}


def _url(event):
    return reverse("event_registration", args=[event.pk])


def form_of(user, registration=None, data=None):
    """Return the form of what `user` says with her registration, filled with what she said."""
    said = registration and {"people": registration.people, "shows_herself": registration.shows_herself}
    return ComingForm(data, initial=said or None, may_show=has_profile(user) and bool(name_of(user)))


def _for_guest(event):
    if event.registration != Registration.GUESTS:
        return Registering(is_full=is_full(event))
    return Registering(guest_url=reverse("event_guest", args=[event.pk]), is_full=is_full(event))


def is_full(event):
    """Tell whether who registers now would wait; costs nothing where there is room for all."""
    free = free_places(event)
    return free is not None and free <= 0


def _of_hers(event, mine):
    if not still_holds(event):
        return Registering()
    return Registering(
        state=mine.state,
        said=words_of_state(event, mine),
        room=room_for(event, mine),
        url=_url(event),
        form=form_of(mine.user, mine),
        others=_others(event, mine) if is_registered(mine) else [],
    )


def still_holds(event):
    """Tell whether a registration to an event still means something: it is to come, or postponed."""
    if event.status == EventStatus.PLANNED:
        return timezone.now() < event.ends_at
    return event.status == EventStatus.POSTPONED


def words_of_state(event, registration):
    """Return the sentences that say how a registration stands."""
    if registration.state == RegistrationState.WAITING:
        return [_waiting(registration), _("If a place becomes free, it is yours and a message tells you.")]
    is_postponed = event.status == EventStatus.POSTPONED
    when = _("You keep your place for the new date.") if is_postponed else _when_given(event)
    said = (_("You are registered."), _with(registration.people), when)
    return [sentence for sentence in said if sentence]


def _with(people):
    if people < 2:
        return ""
    return ngettext("You will be %(number)s in the room.", "You will be %(number)s in the room.", people) % {
        "number": people
    }


def _waiting(registration):
    before = EventRegistration.objects.waiting().filter(event_id=registration.event_id)
    earlier = Q(asked_at__lt=registration.asked_at) | Q(
        asked_at=registration.asked_at, pk__lt=registration.pk
    )
    number = before.aggregate(number=Count("pk", filter=earlier))["number"] + 1
    return _("You are on the waiting list: number %(number)s.") % {"number": number}


def _when_given(event):
    if not any(event.room) or event.room_given_at <= timezone.now():
        return ""
    given = event.room_given_at.astimezone(event.tz)
    return _(
        "The link and the telephone number will be here on %(day)s from %(hour)s: open this page again then."
    ) % {
        "day": day_in_words(given, year=False),
        "hour": hour_in_words(given),
    }


def _others(event, mine):
    """Return the names of those who say that they come, read by who is registered herself only."""
    shown = EventRegistration.objects.registered().filter(event_id=event.pk, shows_herself=True)
    people = shown.exclude(pk=mine.pk).exclude(user=None).select_related("user__profile")[:MOST_NAMES]
    return sorted(name for name in (name_of(registration.user) for registration in people) if name)


def _series(event, user):
    """Return the series that she may come to as a whole, or None."""
    if not event.series_id or event.registration not in BY_HERSELF:
        return None
    url = reverse("series_registration", args=[event.series_id])
    return {"name": event.series.name, "is_hers": follows(event.series_id, user), "url": url}
