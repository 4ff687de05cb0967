"""The meetings of a space: listed, called, changed, cancelled; who comes and who withdraws."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.links import interface_language
from portal.visibility import refuse
from spaces.choices import Part
from spaces.discussions.writing import Closed
from spaces.inside.frame import frame
from spaces.meetings import coming
from spaces.meetings.calendar import calendar_of
from spaces.meetings.forms import MeetingForm, initial_of
from spaces.meetings.shown import Hers, hers_of, meeting_page, meetings_of, shown_meeting, to_come_and_past
from spaces.models import Meeting
from spaces.permissions import may_call_meeting, may_change
from spaces.things.access import part_inside, thing_in
from spaces.things.shown import address_of, page_of
from spaces.things.views import GONE_ON, READ_OR_WRITE, Page, write
from spaces.things.writing import add


@never_cache
@require_safe
@part_inside(Part.MEETINGS)
def meetings(request, participation):
    """List the meetings: those to come first, then those that are over."""
    to_come, past = to_come_and_past(participation)
    pages = page_of(past, request)
    listed = [*(to_come if pages.number == 1 else []), *pages]
    hers = hers_of(participation, listed)
    cards = [shown_meeting(one, participation, hers.get(one.pk, Hers())) for one in listed]
    context = {
        **frame(participation, Part.MEETINGS),
        "to_come": [card for card in cards if not card.thing.is_past],
        "past": [card for card in cards if card.thing.is_past],
        "pages": pages,
        "may_add": may_call_meeting(participation),
    }
    return render(request, "spaces/meetings.html", context)


def _found(participation, meeting_id):
    return meetings_of(participation).filter(public_id=meeting_id).first()


@never_cache
@require_safe
@part_inside(Part.MEETINGS)
def meeting(request, participation, meeting_id):
    """Show a meeting, and the way in to who comes."""
    found = _found(participation, meeting_id)
    if found is None:
        return refuse(request)
    context = {**frame(participation, Part.MEETINGS), **meeting_page(found, participation)}
    return render(request, "spaces/meeting.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.MEETINGS)
def new_meeting(request, participation):
    """Call a meeting."""
    if not may_call_meeting(participation):
        return refuse(request)
    back = reverse("meetings", args=[participation.space.public_id])
    page = Page(Part.MEETINGS, _("Call a meeting"), _("Publish"), back)

    def save(form):
        fields = form.fields_of_meeting()
        made = add(
            Meeting,
            participation,
            form.key(),
            allowed=may_call_meeting,
            language=interface_language(),
            **fields,
        )
        return address_of("meeting", made)

    return write(request, participation, page, lambda data, _files: MeetingForm(data), save)


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.MEETINGS)
def change_meeting(request, participation, meeting_id):
    """Change a meeting that is to come."""
    found = thing_in(Meeting, participation, meeting_id)
    if found is None or not found.takes_place or not may_change(participation, found):
        return refuse(request)
    page = Page(
        Part.MEETINGS,
        _("Change a meeting"),
        _("Keep the change"),
        address_of("meeting", found),
        ""
        if participation.space.is_sheltered
        else _("Those who come are told when its hour is another one."),
    )

    def save(form):
        coming.change_meeting(participation, found, **form.fields_of_meeting())
        return page.back

    return write(
        request,
        participation,
        page,
        lambda data, _files: MeetingForm(data, initial=initial_of(found)),
        save,
    )


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.MEETINGS)
def cancel_meeting(request, participation, meeting_id):
    """Cancel a meeting, after a question."""
    found = thing_in(Meeting, participation, meeting_id)
    if found is None or not found.takes_place or not may_change(participation, found):
        return refuse(request)
    if request.method == "POST":
        coming.cancel(participation, found)
        messages.success(request, _("The meeting is cancelled."))
        return redirect(address_of("meeting", found))
    context = {**frame(participation, Part.MEETINGS), "meeting": found}
    return render(request, "spaces/cancel_meeting.html", context)


@never_cache
@require_POST
@part_inside(Part.MEETINGS)
def come(request, participation, meeting_id):
    """Come to a meeting, or withdraw, in one click."""
    found = _found(participation, meeting_id)
    if found is None:
        return refuse(request)
    if "withdraw" in request.POST:
        coming.withdraw(participation, found)
        messages.success(request, _("You no longer come."))
        return redirect(address_of("meeting", found))
    try:
        hers = coming.come(participation, found, shows=bool(request.POST.get("shows")))
    except Closed:
        messages.error(request, _("One can no longer come to this meeting."))
        context = {**frame(participation, Part.MEETINGS), **meeting_page(found, participation)}
        return render(request, "spaces/meeting.html", context, status=GONE_ON)
    said = _("You come: it is written down.") if hers.has_place else _("You wait for a place.")
    messages.success(request, said)
    return redirect(address_of("meeting", found))


@never_cache
@require_safe
@part_inside(Part.MEETINGS)
def meeting_calendar(request, participation, meeting_id):
    """Give a meeting to her calendar."""
    found = thing_in(Meeting, participation, meeting_id)
    if found is None:
        return refuse(request)
    url = request.build_absolute_uri(address_of("meeting", found))
    response = HttpResponse(calendar_of(found, url), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="agenda.ics"'
    return response
