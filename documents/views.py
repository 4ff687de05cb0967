"""The pages on which a reader reports a problem with a notice."""

from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.forms import ProblemForm
from documents.limits import may_report
from documents.models import DocumentPage
from portal.links import address
from portal.visibility import refuse

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
def report_problem(request, key):
    """Ask what is wrong with a notice, and keep the answer; refuse alike what is absent or for others."""
    notice = DocumentPage.objects.visible_to(request.user).filter(pk=key).select_related("locale").first()
    if notice is None:
        return refuse(request)
    form = ProblemForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_program:
            return redirect("report_thanks")
        if may_report(request):
            form.save(notice, request.user)
            return redirect("report_thanks")
        form.add_error(
            None,
            _("Several problems were just reported from here. Wait an hour, then send this form again."),
        )
        status = TOO_MANY
    context = {"notice": notice, "notice_url": address(notice), "form": form, "action": request.path}
    response = render(request, "documents/report_problem.html", context, status=status)
    add_never_cache_headers(response)
    return response


@require_safe
def report_thanks(request):
    """Say thank you: the same page for all, whatever was reported."""
    return render(request, "documents/report_thanks.html")
