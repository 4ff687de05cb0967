"""Reporting what is beside the messages of a space, and deciding about it."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.visibility import refuse
from spaces.inside.frame import frame
from spaces.moderation import things
from spaces.moderation.deeds import said_of
from spaces.moderation.forms import DecideThingForm
from spaces.moderation.guard import moderating
from spaces.moderation.report_views import report_page
from spaces.moderation.reports import report_thing
from spaces.permissions import may_report
from spaces.things.access import part_inside, thing_in
from spaces.things.kinds import kind_of

PAGE = "space_moderation"
TOO_LATE = 409


def reporter(model):
    """Return the view by which somebody says what is wrong with a thing.

    Args:
        model: a class of `Thing`.
    """

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @part_inside(model.PART)
    def report(request, participation, **address):
        thing = thing_in(model, participation, *address.values())
        if thing is None or not may_report(participation, thing):
            return refuse(request)
        send = partial(report_thing, participation, thing)
        back = kind_of(thing).url_of(thing)
        return report_page(request, participation, model.PART, send, heading=_("Report this"), back=back)

    return report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moderating
def judge(request, participation, thing_id):
    """Read what waits beside the messages, and decide."""
    thing = things.thing_here(participation, thing_id)
    if thing is None:
        return refuse(request)
    form = DecideThingForm(request.POST or None, initial={"seen": things.as_seen(thing)})
    if request.method == "POST":
        return _decide(request, participation, thing, form)
    reports = things.reports_on(participation, [thing.public_id]).get(thing.public_id, [])
    context = {
        **frame(participation, PAGE),
        "item": things.waiting_thing(thing, reports),
        "deeds": things.deeds_about(thing, reports),
        "form": form,
    }
    return render(request, "spaces/moderation/thing.html", context)


def _decide(request, participation, thing, form):
    given = form.cleaned_data if form.is_valid() else {"seen": "", "reason": ""}
    deed = request.POST.get("deed", "")
    try:
        things.decide_thing(participation, thing, deed, given["seen"], reason=given["reason"])
    except things.TooLate:
        context = frame(participation, PAGE)
        return render(request, "spaces/moderation/too_late.html", context, status=TOO_LATE)
    messages.success(request, said_of(deed))
    return redirect(PAGE, participation.space.public_id)
