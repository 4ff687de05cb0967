"""The codes that a moderator makes for those whom she accompanies; what each is told of her own."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.limits import has_room
from portal.visibility import refuse
from spaces.access import inside
from spaces.inside.frame import frame
from spaces.models import EntryCode
from spaces.shelter import codes

MADE, WITHIN = 30, 24 * 60 * 60  # codes of one moderator, in a day


@never_cache
@require_safe
@inside
def codes_made(request, participation):
    """List the codes that wait, and whom she accompanies; the others go back to the first page."""
    if not codes.may_invite(participation):
        return redirect("space", participation.space.public_id)
    waiting = EntryCode.objects.visible_to(request.user).waiting().filter(made_by=participation)
    context = {
        **frame(participation, "shelter_codes"),
        "waiting": waiting.select_related("participation"),
        "people": codes.people_of(participation),
        "form_key": codes.new_key(),
    }
    return render(request, "spaces/shelter/codes.html", context)


def _key(request):
    try:
        return uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return codes.new_key()


def _show(request, participation, for_whom=None):
    if not has_room("entry_codes_made", participation.pk, MADE, WITHIN):
        messages.warning(request, _("You made many codes today: wait until tomorrow."))
        return redirect("shelter_codes", participation.space.public_id)
    try:
        code = codes.make_code(participation, _key(request), for_whom=for_whom)
    except codes.Gone:
        messages.warning(request, _("This code was used or withdrawn. Make another."))
        return redirect("shelter_codes", participation.space.public_id)
    context = {**frame(participation, "shelter_codes"), "code": code, "for_whom": for_whom}
    return render(request, "spaces/shelter/code_made.html", context)


@never_cache
@require_POST
@inside
def make(request, participation):
    """Make a code for somebody new, and show it once."""
    return _show(request, participation) if codes.may_invite(participation) else refuse(request)


@never_cache
@require_POST
@inside
def make_way_back(request, participation, person_id):
    """Make a code for somebody whom she accompanies, who lost her phrase, and show it once."""
    if not codes.may_invite(participation):
        return refuse(request)
    person = codes.people_of(participation).filter(public_id=person_id).first()
    return _show(request, participation, person) if person else refuse(request)


@never_cache
@require_POST
@inside
def withdraw(request, participation, code_id):
    """Let a code open nothing any more: by who made it, or by her for whom it was made."""
    found = EntryCode.objects.visible_to(request.user).filter(public_id=code_id, space=participation.space)
    for code in found:
        codes.withdraw(code)
    messages.success(request, _("Done: this code opens nothing any more."))
    if codes.may_invite(participation):
        return redirect("shelter_codes", participation.space.public_id)
    return redirect("space", participation.space.public_id)


@never_cache
@require_POST
@inside
def understood(request, participation, code_id):
    """Close what she was told of a code that was used."""
    participation.ways_back.filter(public_id=code_id, used_at__isnull=False).delete()
    return redirect("space", participation.space.public_id)
