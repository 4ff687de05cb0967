"""What members deposited: the list, then the file of each, where it is decided."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deposits.answers import Incomplete
from deposits.depositing import Moved
from deposits.desk.deeds import DEEDS, FILLS, forms_of
from deposits.desk.rows import decided_rows, waiting_rows
from deposits.desk.shown import shown_to_team
from deposits.models import Deposit, DepositState
from deposits.moderating import keep_labels
from deposits.permissions import may_decide, moderates
from portal.admin_guard import open_to

for_moderators = open_to(moderates)


@never_cache
@for_moderators
@require_safe
def deposits_desk(request):
    """List what waits, the oldest first, then what its authors have, then what was decided.

    Raises:
        PermissionDenied: she does not moderate.
    """
    context = {
        "waiting": waiting_rows(request.user),
        "with_authors": decided_rows(request.user, ["changes"]),
        "decided": decided_rows(request.user, ["approved", "declined"]),
    }
    return render(request, "deposits/admin/list.html", context)


@never_cache
@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def deposit_desk(request, key):
    """Show a deposit, or do what a button says; one of them only puts a prepared reply in a text.

    Raises:
        Http404: there is none that she may read, or no such button.
        PermissionDenied: she does not moderate, or it is her own.
    """
    if request.method == "POST" and _is_withdrawn(key):
        messages.warning(request, _("Its author withdrew it meanwhile: nobody reads it any more."))
        return redirect("deposits_desk")
    sent = Deposit.objects.visible_to(request.user).filter(submitted_at__isnull=False)
    deposit = get_object_or_404(sent.select_related("author__profile", "page"), pk=key)
    wrong = {}
    if request.method == "POST":
        try:
            wrong = _do(request, deposit)
        except Moved:
            messages.warning(request, _("It moved on meanwhile: here is where it stands."))
            wrong = None
        except Incomplete:
            messages.error(request, _("Complete what is marked below before you accept it."))
            wrong = {"incomplete": True}
        if wrong is None:
            return redirect("deposit_desk", key)
    context = {**shown_to_team(deposit, request.user, wrong), **forms_of(deposit, request.user, wrong)}
    return render(request, "deposits/admin/deposit.html", context)


def _is_withdrawn(key):
    """Tell whether it was sent then withdrawn: said to who had it open, and nothing of what it held."""
    return Deposit.objects.filter(pk=key, state=DepositState.WITHDRAWN).exists()


def _do(request, deposit):
    """Do what was asked; return None when it is done, else {name: the form to show again}.

    Raises:
        PermissionDenied: it is her own.
    """
    if not may_decide(request.user, deposit):
        raise PermissionDenied
    fill, action = request.POST.get("fill", ""), request.POST.get("action", "")
    if fill in FILLS:
        if fill == "approve":
            keep_labels(deposit, deposit.depositable.labels(), request.POST)
        return {fill: FILLS[fill].filled(request.POST, deposit.language)}
    if action not in DEEDS:
        raise Http404
    form = DEEDS[action](request, deposit)
    return None if form is None else {action: form}
