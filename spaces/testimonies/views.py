"""Inside a space: giving a testimony, and choosing who reads it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.kept_words import mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import refuse
from spaces.access import inside
from spaces.choices import Part
from spaces.inside.frame import frame
from spaces.models import Testimony
from spaces.models.testimony import Circle
from spaces.testimonies import deciding, giving
from spaces.testimonies.circles import value_of
from spaces.testimonies.forms import CircleForm, DecisionForm, TestimonyForm, WordsForm
from spaces.testimonies.shown import lists_inside, shown

READ_OR_WRITE = ["GET", "HEAD", "POST"]
A_DAY, WITHIN = 10, 24 * 60 * 60  # testimonies of one person
TOO_MANY, GONE_ON = 429, 409


def _of(participation, testimony_id):
    """Return a testimony of the space that she reads, or None."""
    found = Testimony.objects.visible_to(participation.user).filter(
        space=participation.space, public_id=testimony_id
    )
    return found.select_related("practitioners", "voice", "space").first()


def _hers(participation, testimony_id):
    found = _of(participation, testimony_id)
    return found if found is not None and found.author_id == participation.pk else None


def _may_open(participation, testimony):
    """Tell whether it is read here: by its people what is given to them, and hers, and what waits."""
    is_hers = testimony.author_id == participation.pk
    return is_hers or testimony.given != Circle.NOBODY or (testimony.waits and participation.is_moderator)


@never_cache
@require_safe
@inside
def testimonies(request, participation):
    """List those of the space that she reads."""
    if not participation.space.holds(Part.TESTIMONIES):
        return refuse(request)
    context = {**frame(participation, Part.TESTIMONIES), **lists_inside(participation)}
    return render(request, "spaces/testimonies/list.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def new(request, participation):
    """Give a testimony."""
    if not participation.space.holds(Part.TESTIMONIES):
        return refuse(request)
    typed = words_given_back(request) if request.method != "POST" else None
    data = request.POST if request.method == "POST" else typed
    form = TestimonyForm(data, request.FILES or None, space=participation.space)
    status = 200
    if request.method == "POST" and form.is_valid():
        made, status = _give(participation, form)
        if made is not None:
            return redirect("space_testimony", participation.space.public_id, made.public_id)
    return _form(request, participation, form, status, given_back=bool(typed))


def _form(request, participation, form, status=200, *, given_back=False, testimony=None):
    context = {
        **frame(participation, Part.TESTIMONIES),
        "form": form,
        "testimony": testimony,
        "typed_by": mark_of(request.user),
        "given_back": given_back,
    }
    return render(request, "spaces/testimonies/form.html", context, status=status)


def _give(participation, form):
    if not has_room("testimonies", participation.pk, A_DAY, WITHIN):
        form.add_error(None, _("That is much for one day: come back tomorrow. What you typed is still here."))
        return None, TOO_MANY
    try:
        made = giving.give(participation, form.cleaned_data["form_key"], form.words(), form.readers())
    except giving.NotNow:
        form.add_error(None, _("Nobody writes in this space any more. Copy what you typed."))
        return None, GONE_ON
    return made, 200


@never_cache
@require_safe
@inside
def read(request, participation, testimony_id):
    """Read a testimony; its author chooses who else does, a moderator answers what waits."""
    found = _of(participation, testimony_id)
    if found is None or not _may_open(participation, found):
        return refuse(request)
    version = {"version": found.waits_since.isoformat() if found.waits else ""}
    decision = DecisionForm(initial=version) if _decides(participation, found) else None
    return _page(request, participation, found, decision)


def _decides(participation, testimony):
    """Tell whether she answers what waits: a moderator, never of her own."""
    return participation.is_moderator and testimony.author_id != participation.pk


def _page(request, participation, found, decision):
    is_hers = found.author_id == participation.pk
    chosen = {"circle": value_of(found.asked, found.practitioners)}
    context = {
        **frame(participation, Part.TESTIMONIES),
        "shown": shown(found, warns=is_hers or decision is not None),
        "is_hers": is_hers,
        "circle_form": CircleForm(initial=chosen, space=participation.space) if is_hers else None,
        "decision_form": decision,
        "form": decision,
    }
    return render(request, "spaces/testimonies/inside.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def change(request, participation, testimony_id):
    """Change what it says."""
    found = _hers(participation, testimony_id)
    if found is None:
        return refuse(request)
    now = {name: getattr(found, name) for name in ("pseudonym", "body", "content_note")}
    has_voice = getattr(found, "voice", None) is not None
    form = WordsForm(request.POST or None, request.FILES or None, initial=now, has_voice=has_voice)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            giving.change_words(participation, found, form.words())
        except giving.NotNow:
            form.add_error(None, _("Nobody writes in this space any more. Copy what you typed."))
            status = GONE_ON
        else:
            messages.success(request, _("It is changed. What it said before is kept nowhere."))
            return redirect("space_testimony", participation.space.public_id, testimony_id)
    return _form(request, participation, form, status, testimony=found)


@never_cache
@require_POST
@inside
def choose(request, participation, testimony_id):
    """Choose who reads it: fewer at once, more once a moderator has read it."""
    found = _hers(participation, testimony_id)
    form = CircleForm(request.POST, space=participation.space)
    if found is None:
        return refuse(request)
    if form.is_valid():
        try:
            held = giving.choose_readers(participation, found, form.readers())
        except giving.NotNow:
            return refuse(request)
        if held.waits:
            messages.success(request, _("A moderator reads it first. Until then, nobody more reads it."))
        else:
            messages.success(request, _("It is done: it is so everywhere, from now on."))
    return redirect("space_testimony", participation.space.public_id, testimony_id)


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def erase(request, participation, testimony_id):
    """Erase it, after a question."""
    found = _hers(participation, testimony_id)
    if found is None:
        return refuse(request)
    if request.method == "POST":
        giving.erase(participation, found)
        messages.success(request, _("It is erased, here and everywhere."))
        return redirect("space_testimonies", participation.space.public_id)
    context = {**frame(participation, Part.TESTIMONIES), "testimony": found}
    return render(request, "spaces/testimonies/erase.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def decide(request, participation, testimony_id):
    """Answer what waits, as a moderator: give it, send it back, or take it down; unanswered, read it."""
    found = _of(participation, testimony_id)
    deed = request.POST.get("deed", "")
    form = DecisionForm(request.POST, deed=deed)
    if found is None or not _decides(participation, found) or not _may_open(participation, found):
        return refuse(request)
    if request.method != "POST":
        return redirect("space_testimony", participation.space.public_id, testimony_id)
    if not form.is_valid():
        return _page(request, participation, found, form)
    given = form.cleaned_data
    try:
        if deed == "accept":
            deciding.accept(participation, found, given["version"])
        elif deed == "back":
            deciding.send_back(participation, found, given["version"], given["reply"])
        elif deed == "down":
            deciding.take_down(participation, found, given["reply"])
    except giving.NotNow:
        messages.warning(request, _("It changed meanwhile: read it again before you answer."))
    else:
        messages.success(request, _("It is done. She is told on her page."))
    return redirect("space_testimonies", participation.space.public_id)
