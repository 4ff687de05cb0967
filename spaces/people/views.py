"""The people of a space: read by all of them, changed by its moderators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.visibility import refuse
from spaces.access import inside, moderated
from spaces.inside.frame import frame
from spaces.joining import LastModerator
from spaces.models import Participation
from spaces.people import deciding
from spaces.people.forms import DeclineForm
from spaces.people.listing import names_here, people_of, person_of
from spaces.permissions import may_moderate

TAB = "space_people"
READ_OR_WRITE = ["GET", "HEAD", "POST"]


def _back(participation):
    return redirect(TAB, participation.space.public_id)


@never_cache
@require_safe
@inside
def people(request, participation):
    """List the people of a space: all of them for its moderators, those who wish it for the others."""
    space = participation.space
    if may_moderate(participation):
        context = {**frame(participation, TAB), **people_of(participation), "decline_form": DeclineForm()}
        return render(request, "spaces/people/people.html", context)
    if space.is_opaque:
        return refuse(request)
    context = {**frame(participation, TAB), "names": names_here(participation)}
    return render(request, "spaces/people/here.html", context)


@never_cache
@require_POST
@inside
def show_me(request, participation):
    """Be among the names that the others find, or no longer."""
    shown = "yes" in request.POST
    if not participation.space.is_opaque:
        Participation.objects.filter(pk=participation.pk).update(is_listed=shown)
        messages.success(
            request, _("The others find your name here.") if shown else _("Your name is no longer here.")
        )
    return _back(participation)


@never_cache
@require_POST
@moderated
def answer_request(request, participation, person_id):
    """Say yes or no to somebody who asks to come in."""
    if "yes" in request.POST:
        done = deciding.say_yes(participation, person_id)
        words = _("She is in. She is told that something waits for her.")
    else:
        form = DeclineForm(request.POST)
        if not form.is_valid():
            context = {**frame(participation, TAB), **people_of(participation), "decline_form": form}
            context["declined"] = person_id
            return render(request, "spaces/people/people.html", context)
        done = deciding.say_no(participation, person_id, form.cleaned_data["word"])
        words = _("She is told that an answer waits for her.")
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("Somebody answered her before you."))
    return _back(participation)


@never_cache
@require_http_methods(READ_OR_WRITE)
@moderated
def person(request, participation, person_id):
    """Make somebody a moderator, or no longer; take her out."""
    found = person_of(participation.space, person_id)
    if found is None:
        return refuse(request)
    if request.method == "POST":
        return _decide(request, participation, person_id)
    context = {**frame(participation, TAB), "person": found, "is_me": person_id == participation.public_id}
    return render(request, "spaces/people/person.html", context)


def _decide(request, participation, person_id):
    try:
        if "out" not in request.POST:
            deciding.name_moderator(participation, person_id, "moderator" in request.POST)
            messages.success(request, _("It is done."))
        elif deciding.take_out(participation, person_id):
            messages.success(request, _("She is no longer in this space. What she wrote stays."))
        else:
            messages.error(
                request, _("She was not taken out: she looks after this space, or is no longer in.")
            )
    except LastModerator:
        messages.error(request, _("Nobody else looks after this space: name another moderator first."))
    if person_id == participation.public_id:
        return redirect("space", participation.space.public_id)
    return _back(participation)


@never_cache
@require_POST
@inside
def look_after(request, participation):
    """Take care of a space that nobody moderates any more."""
    if deciding.look_after(participation):
        messages.success(request, _("Thank you. You look after this space now."))
    return redirect("space_about", participation.space.public_id)
