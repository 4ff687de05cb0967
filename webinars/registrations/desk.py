"""Those who are registered, as the facilitator reads them: in numbers, in a list, in a file."""

import csv
import io

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.data_rights.exporting import BYTE_ORDER_MARK, harmless
from members.directory.access import members_with_profile
from members.naming import name_of
from webinars.choices import Registration
from webinars.desk.sections import DeskSection, desk_sections
from webinars.models import EventRegistration, RegistrationState

MOST_FOUND = 12


def counts(event):
    """Return {"registered", "people", "waiting"} of an event."""
    registered = Q(state=RegistrationState.REGISTERED)
    found = EventRegistration.objects.that_count().filter(event_id=event.pk)
    numbers = found.aggregate(
        registered=Count("pk", filter=registered),
        people=Sum("people", filter=registered),
        waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
    )
    return {**numbers, "people": numbers["people"] or 0}


def in_words(event):
    """Return how many are registered, come and wait, in one line."""
    numbers = counts(event)
    said = [
        ngettext("%(number)s registered", "%(number)s registered", numbers["registered"])
        % {"number": numbers["registered"]},
        ngettext("%(number)s person in all", "%(number)s people in all", numbers["people"])
        % {"number": numbers["people"]},
    ]
    if numbers["waiting"]:
        number = numbers["waiting"]
        said.append(ngettext("%(number)s waits", "%(number)s wait", number) % {"number": number})
    if event.capacity is not None:
        said.append(
            ngettext("%(number)s place", "%(number)s places", event.capacity) % {"number": event.capacity}
        )
    return " · ".join(said)


def listed(event):
    """Return the registrations that hold: those with a place, then those who wait, in order."""
    found = EventRegistration.objects.concerned().filter(event_id=event.pk)
    return found.select_related("user__profile").order_by("state", "asked_at", "pk")


def name_for_team(registration):
    """Return the name of somebody as the team reads it: her address where she has no name."""
    if registration.user_id is None:
        return registration.name
    return name_of(registration.user) or registration.user.email or _("A member without an address")


def members_found(words, event):
    """Return the members whose name or address holds each of `words`, who are not registered yet."""
    found = members_with_profile().exclude(
        event_registrations__in=EventRegistration.objects.concerned().filter(event_id=event.pk)
    )
    for word in words.split():
        found = found.filter(
            Q(email__icontains=word)
            | Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(profile__name__icontains=word)
        )
    return list(found.select_related("profile").distinct().order_by("last_name", "email")[:MOST_FOUND])


def as_csv(event):
    """Return those who are registered as the text of a CSV file that no spreadsheet runs."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([_("Name"), _("Address"), _("State"), _("People"), _("Guest"), _("Asked on")])
    for registration in listed(event):
        values = [
            name_for_team(registration),
            registration.address,
            registration.get_state_display(),
            registration.people,
            _("Yes") if registration.user_id is None else _("No"),
            registration.asked_at.astimezone(event.tz).strftime("%Y-%m-%d %H:%M"),
        ]
        writer.writerow([harmless(value) for value in values])
    return BYTE_ORDER_MARK + output.getvalue()


def register_section():
    """Put the registrations on the screen of each event where people register."""
    desk_sections.register(
        DeskSection(
            "registrations",
            gettext_lazy("Registrations"),
            lambda event: reverse("event_registrations_desk", args=[event.pk]),
            in_words,
            lambda event: event.registration != Registration.NONE,
        )
    )
