"""Choosing a kind of space, and opening it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.kept_words import keep_words, mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import refuse
from spaces.joining import number_of_members, open_space
from spaces.opening.forms import OpeningForm
from spaces.opening.presets import PRESETS, preset
from spaces.permissions import may_open_spaces

OPENINGS, WITHIN = 20, 24 * 60 * 60  # of one person, in a day


@never_cache
@require_safe
def choose(request):
    """Choose what kind of space to open."""
    if not may_open_spaces(request.user):
        return refuse(request)
    return render(request, "spaces/opening/choose.html", {"presets": PRESETS})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request, kind):
    """Name a space of a kind, and open it."""
    chosen = preset(kind)
    if not may_open_spaces(request.user):
        if request.method == "POST" and not request.user.is_authenticated:
            keep_words(request)
        return refuse(request)
    if chosen is None:
        return redirect("open_space")
    typed = words_given_back(request) if request.method != "POST" else None
    form = OpeningForm(request.POST if request.method == "POST" else typed, preset=chosen)
    if request.method == "POST" and form.is_valid():
        if has_room("spaces_opened", request.user.pk, OPENINGS, WITHIN):
            space = _open(request, form)
            messages.success(request, _("The space is open. Say here what it is; then bring people in."))
            return redirect("space_settings", space.public_id)
        form.add_error(None, _("You opened many spaces today: wait until tomorrow."))
    context = {"form": form, "preset": chosen, "given_back": bool(typed), "typed_by": mark_of(request.user)}
    if kind == "membres":
        context["members"] = number_of_members()
    return render(request, "spaces/opening/open.html", context)


def _open(request, form):
    space = form.save(commit=False)
    space.form_key = form.cleaned_data["form_key"]
    return open_space(space, request.user, form.cleaned_data.get("pseudonym", ""))
