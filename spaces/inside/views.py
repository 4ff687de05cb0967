"""The first page of a space, what it is, and its agreements."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.links import interface_language
from portal.traces import leave_none
from portal.visibility import refuse
from spaces.access import inside, signing_in
from spaces.announcements.shown import at_the_top
from spaces.choices import Part, Pseudonyms
from spaces.discussions.listing import topics_page
from spaces.discussions.removing import messages_of, remove_all
from spaces.inside.forms import AgreementsForm
from spaces.inside.frame import frame
from spaces.joining import LastModerator, is_last_moderator, leave, sign
from spaces.map.shown import way_in
from spaces.models import Participation, Testimony
from spaces.testimonies.giving import settle
from spaces.testimonies.practitioners import number_confided
from spaces.who_sees import who_sees


@never_cache
@require_safe
@inside
def home(request, participation):
    """Show the topics of a space, and what it is to whom comes for the first time.

    A space that holds no discussion begins with the first of what it holds.
    """
    if not participation.space.holds(Part.DISCUSSIONS):
        return redirect(frame(participation)["tabs"][0].url)
    context = {
        **frame(participation, Part.DISCUSSIONS),
        **topics_page(request, space=participation.space),
        "announced": at_the_top(participation),
        "confided": number_confided(participation),
        "greets": participation.greeted_at is None and bool(participation.space.welcome),
    }
    return render(request, "spaces/space.html", context)


@never_cache
@require_POST
@inside
def greeted(request, participation):
    """Close the first-visit box, for good."""
    Participation.objects.filter(pk=participation.pk).update(greeted_at=timezone.now())
    return redirect("space", participation.space.public_id)


@never_cache
@require_safe
@inside
def about(request, participation):
    """Say what the space is, its rules, who moderates, who reads."""
    space = participation.space
    moderators = Participation.objects.filter(space=space).readers().moderating()
    context = {
        **frame(participation, "space_about"),
        "way": way_in(space),
        "moderators": [one.name for one in moderators.select_related("user__profile")],
        "may_choose_name": space.pseudonyms != Pseudonyms.NAMES or bool(participation.pseudonym),
    }
    return render(request, "spaces/about.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request, space_id):
    """Read the agreements of a space and sign them, one by one."""
    participation = signing_in(space_id, request.user)
    if participation is None:
        return refuse(request)
    space = participation.space
    if space.is_sheltered:
        leave_none(request)
    form = AgreementsForm(request.POST or None, lines=space.lines())
    if request.method == "POST" and form.is_valid():
        sign(participation, interface_language())
        messages.success(request, _("Thank you. You are in."))
        return redirect("space", space_id)
    context = {"space": space, "form": form, "who": who_sees(space), "signed": not participation.must_sign}
    return render(request, "spaces/agreements.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def leave_space(request, participation):
    """Go, after a question; her messages stay unless she says so, her testimonies go unless she says so."""
    if request.method == "POST":
        stays = request.POST.get("testimonies") == "stay"
        try:
            with transaction.atomic():
                leave(participation)
                settle(Participation.objects.filter(pk=participation.pk), stays=stays)
                if request.POST.get("messages") == "gone":
                    remove_all(participation)
        except LastModerator:
            return redirect("space_leave", participation.space.public_id)
        messages.success(request, _("You left this space. Nobody is told."))
        return redirect("spaces_map")
    given = Testimony.objects.hers(participation).exists()
    context = {
        **frame(participation, "space_about"),
        "has_testimonies": given,
        "has_messages": messages_of(participation).exists(),
        "is_last": is_last_moderator(participation),
    }
    return render(request, "spaces/leave.html", context)
