"""Reporting a message, in two actions; not reading somebody any more; a word to confirm."""

import hashlib
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.kept_words import mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import refuse
from spaces.access import inside
from spaces.choices import Part, ReportReason
from spaces.inside.frame import frame
from spaces.models import IdentityRequest
from spaces.moderation import blocks, people
from spaces.moderation.forms import ReportForm
from spaces.moderation.guard import post_here
from spaces.moderation.reports import report
from spaces.permissions import may_block, may_report

REPORTS, WITHIN = 20, 60 * 60  # of one person, in an hour
TOO_MANY = 429


def report_page(request, participation, part, send, **shown):
    """Ask what is wrong, and send it once it is said.

    Args:
        part: the `Part` whose tab is current.
        send: keeps the report, from its reason and its words.
        shown: the heading of the page, and where one goes `back` without reporting.
    """
    typed = words_given_back(request) if request.method != "POST" else None
    form = ReportForm(request.POST if request.method == "POST" else typed)
    status = 200
    if request.method == "POST" and form.is_valid():
        if has_room("post_reports", participation.pk, REPORTS, WITHIN):
            send(**form.cleaned_data)
            urgent = form.cleaned_data["reason"] == ReportReason.DANGER
            return redirect("report_urgent" if urgent else "report_thanks", participation.space.public_id)
        form.add_error(None, _("You reported much in an hour: wait a little, or call."))
        status = TOO_MANY
    context = {**frame(participation, part), **shown, "form": form, "typed_by": mark_of(request.user)}
    return render(request, "spaces/moderation/report.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def report_post(request, participation, post_id):
    """Say what is wrong with a message."""
    post = post_here(request, participation, post_id)
    if post is None or not may_report(participation, post):
        return refuse(request)
    back = reverse("topic", args=[participation.space.public_id, post.topic.public_id])
    send = partial(report, participation, post)
    return report_page(
        request, participation, Part.DISCUSSIONS, send, heading=_("Report a message"), back=back
    )


@never_cache
@require_safe
@inside
def thanks(request, participation, *, urgent=False):
    """Thank who reported; where somebody is in danger, say first whom to call."""
    context = {**frame(participation, Part.DISCUSSIONS), "urgent": urgent}
    return render(request, "spaces/moderation/thanks.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def block_author(request, participation, post_id):
    """Ask, then keep the author of a message and the reader out of each other's sight."""
    post = post_here(request, participation, post_id)
    if post is None or post.author is None or not may_block(participation, post.author):
        return refuse(request)
    if request.method == "POST":
        blocks.block(participation, post.author)
        messages.success(request, _("Done. Neither of you reads the other. She is not told."))
        return redirect("space", participation.space.public_id)
    context = {**frame(participation, Part.DISCUSSIONS), "post": post, "name": post.author.name}
    return render(request, "spaces/moderation/block.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def own_blocks(request, participation):
    """Show whom she does not read, to undo it; and what was done about herself."""
    if request.method == "POST":
        blocks.unblock(participation, request.POST.get("person", "")[:16])
        messages.success(request, _("You read each other again."))
        return redirect("space_blocks", participation.space.public_id)
    told = IdentityRequest.objects.filter(participation=participation, silent=False)
    context = {
        **frame(participation, "space_about"),
        "blocked": [(one.public_id, one.name) for one in blocks.blocked_by(participation)],
        "lifted": told.exclude(read_at=None),
    }
    return render(request, "spaces/moderation/own.html", context)


def mark_of_word(word):
    """Return what stands for a word in the form that confirms it."""
    return hashlib.sha256(word.encode()).hexdigest()[:16]


@never_cache
@require_POST
@inside
def confirm(request, participation):
    """Confirm that she read the word of a moderator."""
    if request.POST.get("word") == mark_of_word(participation.warning):
        people.confirm_word(participation, participation.warning)
    return redirect("space", participation.space.public_id)
