"""The privacy officer's pages about spaces: the log whole, what waits without anybody, a veil lifted."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from members.data_rights.step_up import step_up
from members.models import Deed
from members.privacy.access_log import record
from members.privacy.desk_views import page_of
from members.privacy.guard import for_officers
from portal.visibility import refuse
from spaces.models import IdentityRequest, ModerationAct, Participation
from spaces.moderation import identity
from spaces.moderation.forms import IdentityForm
from spaces.moderation.own_queues import spaces_without_anybody


@for_officers
@require_safe
def moderation_desk(request):
    """Show the log of all spaces, and in which of them something waits that nobody there decides about."""
    context = {
        "lines": page_of(request, ModerationAct.objects.select_related("space")),
        "alone": spaces_without_anybody(),
        "asked": [(one, identity.may_read(request.user, one)) for one in IdentityRequest.objects.open_now()],
    }
    response = render(request, "spaces/moderation/desk.html", context)
    record(request.user, Deed.MODERATION_READ)
    return response


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def ask_identity(request):
    """Ask who is behind a name: somebody else confirms it."""
    form = IdentityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        found = Participation.objects.filter(public_id=given.pop("person")).first()
        if found is None:
            form.add_error("person", _("No space knows this number."))
        else:
            identity.ask(request.user, found, given.pop("form_key"), **given)
            messages.success(request, _("Asked. Another person has 48 hours to confirm it, on this desk."))
            return redirect("moderation_desk")
    return render(request, "spaces/moderation/ask_identity.html", {"form": form})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def identity_request(request, request_id):
    """Confirm or refuse what another asks; or read the answer, this once."""
    asked = IdentityRequest.objects.open_now().filter(public_id=request_id).first()
    if asked is None:
        return refuse(request)
    decides, reads = identity.may_decide(request.user, asked), identity.may_read(request.user, asked)
    found = None
    if request.method == "POST":
        try:
            if "read" in request.POST:
                found = identity.read(request.user, request_id)
            else:
                identity.decide(request.user, request_id, agrees="agree" in request.POST)
        except identity.NotHers:
            return refuse(request)
        if found is None:
            messages.success(request, _("It is written down."))
            return redirect("moderation_desk")
    context = {"asked": asked, "decides": decides, "reads": reads, "found": found}
    return render(request, "spaces/moderation/identity.html", context)
