"""Asking to come in, and answering an invitation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.kept_words import keep_words, mark_of, words_given_back
from members.phrase.coming_in import TO_READ
from portal.visibility import may_read_members, refuse
from spaces.access import to_read_first
from spaces.choices import ParticipationState, Pseudonyms
from spaces.joining import ask, come_in, leave
from spaces.map.forms import AskForm
from spaces.map.shown import may_ask, standing_in
from spaces.models import Participation, Space
from spaces.people.forms import NameForm
from spaces.who_sees import who_sees


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_come_in(request, space_id):
    """Ask a moderator to be let in."""
    known = Space.objects.known_to(request.user) if may_read_members(request.user) else Space.objects.none()
    space = known.filter(public_id=space_id).first()
    if space is None or not may_ask(space, standing_in(space, request.user)):
        return _refuse(request)
    typed = words_given_back(request) if request.method != "POST" else None
    form = AskForm(request.POST if request.method == "POST" else typed)
    if request.method == "POST" and form.is_valid():
        asked = ask(space, request.user, form.cleaned_data["request"])
        if asked.state == ParticipationState.ACTIVE:
            messages.success(request, _("You are back."))
            return redirect("space", space_id)
        messages.success(request, _("Your request is with the moderators: one of them answers you."))
        return redirect("spaces_map")
    context = {"space": space, "form": form, "who": who_sees(space), "typed_by": mark_of(request.user)}
    return render(request, "spaces/ask.html", context)


def _refuse(request):
    """Refuse; what somebody had typed when her session ended waits for her."""
    if request.method == "POST" and not request.user.is_authenticated:
        keep_words(request)
    return refuse(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, space_id):
    """Read an invitation, and say yes, under which name, or no."""
    found = None
    if may_read_members(request.user):
        mine = Participation.objects.invited(request.user).filter(space__archived_at=None)
        found = mine.filter(space__public_id=space_id).select_related("space").first()
    if found is None:
        return refuse(request)
    names = found.space.pseudonyms != Pseudonyms.NAMES
    form = NameForm(request.POST if "yes" in request.POST else None, participation=found) if names else None
    if "no" in request.POST:
        leave(found)
        messages.success(request, _("You said no. Nobody else is told."))
        return redirect("my_spaces")
    if request.method == "POST" and (form is None or form.is_valid()):
        come_in(found, form.cleaned_data["pseudonym"] if form else "")
        return redirect("space", space_id)
    context = {"space": found.space, "who": who_sees(found.space), "form": form}
    return render(request, "spaces/invitation.html", context)


def spaces_map(request):
    """Lead to the map of spaces in the interface's language, wherever it stands in the tree.

    A survivor comes to her spaces: the map is that of the members.
    """
    if request.user.is_authenticated and request.user.signs_with_phrase:
        return _her_spaces(request)
    from portal.links import page_address
    from spaces.models import SpaceIndexPage

    page = _in_language(SpaceIndexPage.objects.visible_to(request.user))
    return redirect(page_address(page)) if page else refuse(request)


def _her_spaces(request):
    """Lead to the space of a survivor, where she has one alone; agreements that wait come first."""
    hers = Participation.objects.opened_by_signing(request.user).select_related("space").order_by("pk")
    if request.session.get(TO_READ):
        return to_read_first(request)
    if len(hers) == 1:
        return redirect("space", hers[0].space.public_id)
    return render(request, "spaces/shelter/spaces.html", {"spaces": [one.space for one in hers]})


def _in_language(pages):
    from portal.links import interface_language

    return pages.filter(locale__language_code=interface_language()).first()
