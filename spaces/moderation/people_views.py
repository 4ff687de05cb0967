"""The page of somebody, for the moderators of her space: her name here, and nothing of who she is."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.visibility import refuse
from spaces.choices import ParticipationState
from spaces.inside.frame import frame
from spaces.models import Participation
from spaces.moderation import people
from spaces.moderation.deeds import TooLate
from spaces.moderation.forms import SuspendForm, WarnForm
from spaces.moderation.guard import moderating
from spaces.permissions import may_act_on


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moderating
def person(request, participation, person_id):
    """Write her a word, suspend her for a time, take her out."""
    found = Participation.objects.filter(space=participation.space, public_id=person_id)
    other = found.filter(state__in=people.IN).select_related("space", "user__profile").first()
    # Before she has a pseudonym there, her own name is all that this page could show.
    if other is None or other.needs_name or not may_act_on(participation, other):
        return refuse(request)
    deed = request.POST.get("deed", "")
    warn = WarnForm(request.POST if deed == "warn" else None)
    suspend = SuspendForm(request.POST if deed == "suspend" else None)
    try:
        done = _done(participation, other, deed, warn, suspend)
    except TooLate:
        return refuse(request)
    if done:
        messages.success(request, done)
        return redirect("space_moderation", participation.space.public_id)
    context = {
        **frame(participation, "space_moderation"),
        "other": other,
        "is_suspended": other.state == ParticipationState.SUSPENDED,
        "warn_form": warn,
        "suspend_form": suspend,
        "asks_to_take_out": deed == "ask_out",
        "form": warn if deed == "warn" else suspend,
    }
    return render(request, "spaces/moderation/person.html", context)


def _done(moderator, other, deed, warn, suspend):
    """Do it, and return what to say; "" where nothing was done."""
    if deed == "warn" and warn.is_valid():
        people.warn(moderator, other, warn.cleaned_data["word"])
        return _("She reads your word at her next visit.")
    if deed == "suspend" and suspend.is_valid():
        given = suspend.cleaned_data
        people.suspend(moderator, other, given["days"], given["why"], given["note"])
        return _("She waits outside until then. It ends by itself.")
    if deed == "reinstate":
        people.reinstate(moderator, other)
        return _("She is back.")
    if deed == "out":
        people.take_out(moderator, other)
        return _("She is no longer in this space.")
    return ""
