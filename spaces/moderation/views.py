"""The moderators' queue, and what they decide."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.kept_words import mark_of, words_given_back
from portal.visibility import refuse
from spaces.inside.frame import frame
from spaces.models import ModerationAct, PostReport
from spaces.moderation import care
from spaces.moderation.deeds import DEEDS, KEEP, TooLate, add_note, as_seen, decide, said_of
from spaces.moderation.forms import DecideForm, NoteForm, PassForm
from spaces.moderation.guard import moderating, post_here
from spaces.moderation.queue import item_of, queue_of
from spaces.moderation.things import queue_of_things
from spaces.permissions import may_judge
from spaces.testimonies.waiting import testimonies_to_read

PAGE = "space_moderation"
LINES = 100
TOO_LATE = 409


@never_cache
@require_safe
@moderating
def queue(request, participation):
    """Show what waits for her in this space, the oldest first; nothing is opened before a click."""
    items, skipped = queue_of(participation)
    context = {**frame(participation, PAGE), "items": items, "skipped": skipped}
    context["things"] = queue_of_things(participation)
    context["testimonies"] = testimonies_to_read(request.user).filter(space=participation.space).count()
    return render(request, "spaces/moderation/queue.html", context)


@never_cache
@require_POST
@moderating
def bring_back(request, participation):
    """Bring back what she set aside for today."""
    care.unskip_all(participation)
    return redirect(PAGE, participation.space.public_id)


def _judged(request, participation, post_id):
    post = post_here(request, participation, post_id)
    return post if post is not None and may_judge(participation, post) else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moderating
def moderate(request, participation, post_id):
    """Read what waits, and decide."""
    post = _judged(request, participation, post_id)
    if post is None:
        return refuse(request)
    deed = request.POST.get("deed", "")
    typed = words_given_back(request) if request.method != "POST" else None
    start = {"seen": as_seen(post), "word": typed.get("word", "") if typed else ""}
    form = DecideForm(request.POST if request.method == "POST" else None, initial=start, deed=deed)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decide(participation, post, deed, given["seen"], word=given["word"], reason=given["reason"])
        except TooLate:
            return _too_late(request, participation, given["word"])
        messages.success(request, said_of(deed))
        return redirect(PAGE, participation.space.public_id)
    return _moderate(request, participation, post, form, given_back=bool(typed))


def _too_late(request, participation, word):
    """Say that somebody was faster; the word that she wrote is given back, to be copied."""
    context = {**frame(participation, PAGE), "word": word}
    return render(request, "spaces/moderation/too_late.html", context, status=TOO_LATE)


def _moderate(request, participation, post, form, *, given_back):
    reports = list(PostReport.objects.visible_to(request.user).waiting().filter(post=post))
    deeds = [deed for deed in DEEDS[post.standing] if deed != KEEP or reports]
    colleagues = list(care.colleagues_of(participation))
    mark = participation.queue_marks.filter(post=post).select_related("passed_by__user__profile").first()
    given_by = mark.passed_by if mark and mark.taken_at is None else None
    context = {
        **frame(participation, PAGE),
        "item": item_of(participation, post, reports, passed_by=given_by.name if given_by else ""),
        "deeds": deeds,
        "form": form,
        "note_form": NoteForm(initial={"content_note": post.content_note}),
        "pass_form": PassForm(colleagues=colleagues) if colleagues else None,
        "typed_by": mark_of(request.user),
        "given_back": given_back,
    }
    return render(request, "spaces/moderation/item.html", context)


@never_cache
@require_POST
@moderating
def note(request, participation, post_id):
    """Add a content note to somebody's message."""
    post = _judged(request, participation, post_id)
    form = NoteForm(request.POST)
    if post is None:
        return refuse(request)
    if form.is_valid():
        try:
            add_note(participation, post, form.cleaned_data["content_note"])
        except TooLate:
            return _too_late(request, participation, form.cleaned_data["content_note"])
        messages.success(request, _("The note stands above the message."))
    return redirect("moderate_post", participation.space.public_id, post_id)


@never_cache
@require_POST
@moderating
def look_after(request, participation, post_id):
    """Leave something for tomorrow, give it to a colleague, or take what one gave."""
    post = _judged(request, participation, post_id)
    if post is None:
        return refuse(request)
    if "skip" in request.POST:
        care.skip(participation, post)
        messages.success(request, _("You find it again tomorrow. Your colleagues see it still."))
    elif "take" in request.POST:
        care.take(participation, post)
        return redirect("moderate_post", participation.space.public_id, post_id)
    else:
        form = PassForm(request.POST, colleagues=care.colleagues_of(participation))
        if form.is_valid():
            care.pass_on(participation, post, form.colleagues[form.cleaned_data["colleague"]])
            messages.success(request, _("It waits for your colleague. You may still see to it yourself."))
    return redirect(PAGE, participation.space.public_id)


@never_cache
@require_safe
@moderating
def log(request, participation):
    """Show what the moderators of this space did, for a year: no content, no names but theirs."""
    acts = ModerationAct.objects.visible_to(request.user).filter(space=participation.space)
    context = {
        **frame(participation, PAGE),
        "acts": [
            (act, act.actor.name if act.actor else "")
            for act in acts.select_related("actor__user__profile")[:LINES]
        ],
    }
    return render(request, "spaces/moderation/log.html", context)
