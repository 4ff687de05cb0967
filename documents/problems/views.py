"""The pages on which a reader reports a problem with a notice."""

import re

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.models import DocumentPage
from documents.problems.forms import ProblemForm
from documents.problems.limits import may_report
from portal.links import address
from portal.navigation import breadcrumbs
from portal.visibility import refuse

TOO_MANY = 429
KEY = re.compile("[0-9]{1,9}")


@require_http_methods(["GET", "HEAD", "POST"])
def report_problem(request, key):
    """Ask what is wrong with a notice, and keep the answer; refuse alike what is absent or for others."""
    notice = _notice(key, request.user)
    if notice is None:
        return refuse(request)
    form = ProblemForm(request.POST or None)
    status, thanks = 200, f"{reverse('report_thanks')}?notice={key}"
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_program:
            return redirect(thanks)
        if may_report(request):
            form.save(notice, request.user)
            return redirect(thanks)
        form.add_error(
            None,
            _("Several problems were just reported from here. Wait an hour, then send this form again."),
        )
        status = TOO_MANY
    context = {**_place(notice, request.user), "form": form, "action": request.path}
    response = render(request, "documents/report_problem.html", context, status=status)
    add_never_cache_headers(response)
    return response


@require_safe
def report_thanks(request):
    """Say thank you, whatever was reported, and lead back to the notice whoever reads it."""
    key = request.GET.get("notice", "")
    notice = _notice(int(key), request.user) if KEY.fullmatch(key) else None
    return render(request, "documents/report_thanks.html", _place(notice, request.user) if notice else {})


def _notice(key, user):
    return DocumentPage.objects.visible_to(user).filter(pk=key).select_related("locale").first()


def _place(notice, user):
    """Return what the pages of a report say of where they are."""
    url = address(notice)
    itself = {"title": notice.title, "url": url, "lang": notice.language_tag}
    return {"notice": notice, "notice_url": url, "breadcrumbs": [*breadcrumbs(notice, user), itself]}
