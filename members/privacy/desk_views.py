"""The privacy officer's desk: what is asked, and what she answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from members.data_rights.erasing import CannotErase, erase_person
from members.data_rights.exporting import as_file
from members.data_rights.step_up import step_up
from members.models import DataRequest, Deed, Incident, RequestKind
from members.privacy.access_log import record
from members.privacy.forms import AnswerForm, CopyPersonForm, EnterRequestForm, ErasePersonForm
from members.privacy.guard import for_officers
from members.privacy.requests import answer, receive
from portal.links import interface_language

ON_A_PAGE = 30


def page_of(request, things):
    """Return the page of `things` that the address asks for."""
    return Paginator(things, ON_A_PAGE).get_page(request.GET.get("page"))


@for_officers
@require_safe
def desk(request):
    """Show what waits, the first due at the top, and the ways to the rest."""
    context = {
        "waiting": page_of(request, DataRequest.objects.waiting()),
        "answered": DataRequest.objects.exclude(answered_at=None).count(),
        "incidents": Incident.objects.count(),
    }
    return render(request, "members/privacy/desk.html", context)


@for_officers
@require_safe
def answered(request):
    """Show what was answered, the newest first."""
    found = DataRequest.objects.exclude(answered_at=None).order_by("-answered_at", "-pk")
    return render(request, "members/privacy/answered.html", {"requests": page_of(request, found)})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request):
    """Enter a request that came by telephone or by letter."""
    form = EnterRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = receive(form.cleaned_data["form_key"], language=interface_language(), **form.given())
        record(request.user, Deed.REQUEST_ENTERED, found)
        return redirect("data_request", found.pk)
    return render(request, "members/privacy/enter.html", {"form": form})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def data_request(request, key):
    """Read a request, and write down what was answered. That it was read is written down.

    Raises:
        Http404: there is none of this number.
    """
    found = get_object_or_404(DataRequest, pk=key)
    form = AnswerForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        answer(found, request.user, form.cleaned_data["done"], form.cleaned_data["note"])
        messages.success(request, _("The answer is written down."))
        return redirect("privacy_desk")
    record(request.user, Deed.REQUEST_READ, found)
    context = {
        "request_": found,
        "form": form,
        "erases": found.kind == RequestKind.DELETION,
        "copies": found.kind == RequestKind.ACCESS,
    }
    return render(request, "members/privacy/request.html", context)


def _known(found):
    return {"email": found.account.email} if found.account else {}


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def erase(request, key):
    """Erase the account of somebody who asked for it.

    Raises:
        Http404: there is no request of this number that asks for it.
    """
    found = get_object_or_404(DataRequest, pk=key, kind=RequestKind.DELETION)
    form = ErasePersonForm(request.POST or None, initial=_known(found), officer=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(form.account, keep_published=form.keep_published, by=request.user)
        except CannotErase:
            form.add_error("email", _("Nobody else looks after the site: have another person named first."))
        else:
            messages.success(request, _("The account is erased. Write down below what was answered."))
            return redirect("data_request", found.pk)
    return render(request, "members/privacy/erase.html", {"request_": found, "form": form})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def copy(request, key):
    """Take a copy of what is held about somebody who asked for it and cannot sign in; it is written down.

    Raises:
        Http404: there is no request of this number that asks for it.
    """
    found = get_object_or_404(DataRequest, pk=key, kind=RequestKind.ACCESS)
    form = CopyPersonForm(request.POST or None, initial=_known(found), officer=request.user)
    if request.method == "POST" and form.is_valid():
        record(request.user, Deed.DATA_COPIED, form.account)
        with override(form.account.language):
            return as_file(form.account, form.cleaned_data["format"], _("my-data"))
    return render(request, "members/privacy/copy.html", {"request_": found, "form": form})
