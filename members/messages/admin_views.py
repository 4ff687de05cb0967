"""The facilitator's screen « Reported messages »."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.messages.reports import SETTLE, settle, waiting_reports
from members.naming import name_to_members

A_PAGE = 20


def user_can_settle(user):
    """Tell whether `user` reads the messages that members report."""
    return user.is_authenticated and user.is_active and user.has_perm(SETTLE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message_reports(request):
    """Show the reported messages, those and no others of the exchange, and settle them one by one.

    Raises:
        PermissionDenied: she is not who looks at them.
    """
    if not user_can_settle(request.user):
        raise PermissionDenied
    if request.method == "POST":
        key = request.POST.get("report", "")
        if settle(int(key) if key.isdecimal() and len(key) < 18 else 0):
            messages.success(request, _("The report is settled."))
        return redirect("message_reports")
    cut = Paginator(waiting_reports(), A_PAGE).get_page(request.GET.get("p"))
    rows = [
        {
            "report": report,
            "reporter": _person(report.reporter),
            "reported": _person(report.reported),
            "is_erased_once_settled": not (report.reporter and report.reported),
        }
        for report in cut
    ]
    return render(request, "members/admin/message_reports.html", {"rows": rows, "cut": cut})


def _person(account):
    """Return {"name", "url"} of somebody: her file, or none where she left."""
    if account is None:
        return {"name": _("Somebody who is no longer a member"), "url": ""}
    return {"name": name_to_members(account), "url": reverse("member_file", args=[account.pk])}
