"""Choosing the space into which another goes, and saying yes once one has read what it does."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.visibility import refuse
from spaces.access import moderated
from spaces.inside.frame import frame
from spaces.merging.forms import MergeForm
from spaces.merging.merging import CannotMerge, merge, targets_of, unmasked
from spaces.models import Post
from spaces.testimonies.practitioners import given_to_practitioners
from spaces.who_sees import number_of_readers

TAB = "space_settings"


@never_cache
@require_safe
@moderated
def choose(request, participation):
    """Choose the space that stays."""
    targets = [(space, number_of_readers(space)) for space in targets_of(participation)]
    return render(request, "spaces/merging/choose.html", {**frame(participation, TAB), "targets": targets})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moderated
def merge_into(request, participation, target_id):
    """Say with numbers what becomes of both, and do it."""
    target = next((one for one in targets_of(participation) if one.public_id == target_id), None)
    if target is None:
        return refuse(request)
    form = MergeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            merge(participation, target_id)
        except CannotMerge:
            form.add_error(None, _("These two spaces cannot be made one now."))
        else:
            messages.success(request, _("The two spaces are one."))
            return redirect("space", target_id)
    source = participation.space
    context = {
        **frame(participation, TAB),
        "target": target,
        "form": form,
        "readers_here": number_of_readers(source),
        "readers_there": number_of_readers(target),
        "messages_here": Post.objects.filter(topic__space=source).count(),
        "messages_there": Post.objects.filter(topic__space=target).count(),
        "unmasked": unmasked(source, target),
        "must_sign": bool(target.lines()),
        "given_to_practitioners": given_to_practitioners(source, target).exists(),
    }
    return render(request, "spaces/merging/merge.html", context)
