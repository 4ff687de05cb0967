"""The former versions of a shared text, and the remarks that are removed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.visibility import refuse
from spaces.choices import Part
from spaces.discussions.writing import Closed
from spaces.inside.frame import frame
from spaces.models import SharedText, TextComment, TextVersion
from spaces.texts import writing
from spaces.texts.shown import version_page, versions_of
from spaces.things.access import part_inside, thing_in
from spaces.things.shown import address_of


def _piece(model, participation, text_id, public_id):
    """Return (text, what belongs to it), or (text, None)."""
    text = thing_in(SharedText, participation, text_id)
    if text is None:
        return None, None
    return text, model.objects.visible_to(participation.user).filter(text=text, public_id=public_id).first()


@never_cache
@require_safe
@part_inside(Part.TEXTS)
def text_versions(request, participation, text_id):
    """List the versions: who saved them, and when."""
    text = thing_in(SharedText, participation, text_id)
    if text is None:
        return refuse(request)
    context = {
        **frame(participation, Part.TEXTS),
        "text": text,
        "versions": versions_of(text, participation),
    }
    return render(request, "spaces/text_versions.html", context)


@never_cache
@require_safe
@part_inside(Part.TEXTS)
def text_version(request, participation, text_id, version_id):
    """Read a version, and what changed since the one before."""
    text, version = _piece(TextVersion, participation, text_id, version_id)
    if version is None:
        return refuse(request)
    context = {**frame(participation, Part.TEXTS), **version_page(text, version.number, participation)}
    return render(request, "spaces/text_version.html", context)


@never_cache
@require_POST
@part_inside(Part.TEXTS)
def erase_text_version(request, participation, text_id, version_id):
    """Erase the words of a former version; moderators do."""
    text, version = _piece(TextVersion, participation, text_id, version_id)
    if version is None:
        return refuse(request)
    try:
        writing.erase_version(participation, version)
    except Closed:
        return refuse(request)
    messages.success(request, _("The words of this version are gone."))
    return redirect(address_of("text_versions", text))


@never_cache
@require_POST
@part_inside(Part.TEXTS)
def remove_text_comment(request, participation, text_id, comment_id):
    """Remove a remark."""
    text, found = _piece(TextComment, participation, text_id, comment_id)
    if found is None:
        return refuse(request)
    try:
        writing.remove_comment(participation, found)
    except Closed:
        return refuse(request)
    messages.success(request, _("It is removed, for good."))
    return redirect(address_of("text", text))
