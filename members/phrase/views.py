"""Coming in with a passphrase, and an account of a survivor: all of it hers, and nothing by e-mail."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from members.data_rights import exporting
from members.data_rights.erasing import erase_person
from members.models import Deed
from members.phrase.coming_in import come_in
from members.phrase.forms import ChangePhraseForm, EntryForm, EraseForm, KnownPhraseForm, LanguageForm
from members.phrase.phrases import account_of, keep_phrase, may_try, new_phrase
from members.privacy.access_log import record
from portal.links import interface_language
from portal.traces import BEHIND_LETTERS, without_traces
from portal.visibility import refuse

READ_OR_WRITE = ["GET", "HEAD", "POST"]
TOO_MANY = 429


def hers(view):
    """Return a view for the owner of an account with a passphrase; to others it is absent."""

    @wraps(view)
    def guarded(request):
        if not request.user.is_authenticated or not request.user.signs_with_phrase:
            return refuse(request)
        return view(request)

    return without_traces(guarded)


def _after(request):
    """Return where she was going, behind the letters only; else her spaces."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and BEHIND_LETTERS.match(wanted) else "spaces_map"


@sensitive_post_parameters("phrase")
@require_http_methods(READ_OR_WRITE)
@without_traces
def enter(request):
    """Come in with a name of entry and a passphrase; one answer for all that is not right."""
    if request.user.is_authenticated:
        return redirect("spaces_map")
    form, status = EntryForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if not may_try(request, form.cleaned_data["name"]):
            form.add_error(None, _("There were too many tries. Wait a few minutes, then try again."))
            status = TOO_MANY
        elif user := account_of(form.cleaned_data["name"], form.cleaned_data["phrase"]):
            come_in(request, user)
            return redirect(_after(request))
        else:
            form.add_error(None, _("This name and this passphrase do not go together."))
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return render(request, "members/phrase/enter.html", {"form": form, "next": wanted}, status=status)


@require_safe
@hers
def stay(request):
    """Keep the session open: asked by the page when she says that she is there."""
    return HttpResponse(status=204)


@require_http_methods(READ_OR_WRITE)
@hers
def account(request):
    """Show what is kept about her, and let her choose her language."""
    form = LanguageForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(request.user.language):
            return redirect("phrase_account")
    sections = [section for section in exporting.sections_of(request.user) if section.entries]
    return render(request, "members/phrase/account.html", {"form": form, "sections": sections})


@sensitive_post_parameters("phrase", "new_phrase")
@require_http_methods(READ_OR_WRITE)
@hers
def change_phrase(request):
    """Take another passphrase; her other sessions end."""
    user = request.user
    initial = {"new_phrase": new_phrase(interface_language())}
    form = ChangePhraseForm(request.POST or None, user=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        keep_phrase(user, form.cleaned_data["new_phrase"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        messages.success(request, _("Your passphrase is changed. The former one opens nothing any more."))
        return redirect("phrase_account")
    return render(request, "members/phrase/change.html", {"form": form})


@sensitive_post_parameters("phrase")
@require_http_methods(READ_OR_WRITE)
@hers
def copy(request):
    """Give her a copy of what is kept about her, made while she waits; its name tells nothing."""
    form = KnownPhraseForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        record(request.user, Deed.DATA_COPIED, request.user)
        return exporting.as_file(request.user, "json", "document")
    return render(request, "members/phrase/copy.html", {"form": form})


@sensitive_post_parameters("phrase")
@require_http_methods(READ_OR_WRITE)
@hers
def erase(request):
    """Erase all that is kept about her, at once: her account, her name, her words."""
    form = EraseForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        user = request.user
        erase_person(user, by=user, say_so=False)
        logout(request)
        return redirect("phrase_erased")
    return render(request, "members/phrase/erase.html", {"form": form})


@require_safe
@without_traces
def erased(request):
    """Say that it is done, to whoever comes here: it tells nothing of anybody."""
    return render(request, "members/phrase/erased.html")
