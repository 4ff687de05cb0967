"""« Mon compte » and « Mes données »: for their owner alone, and kept by no cache."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.data_rights import exporting
from members.data_rights.consents import label_of, withdraw
from members.data_rights.erasing import CannotErase, erase_person, published_by, why_not
from members.data_rights.forms import GOES, STAYS, ErasureForm, LanguageForm, NameForm
from members.data_rights.step_up import step_up
from members.directory.access import has_profile
from members.models import Consent, Deed, MemberMessage, Profile
from members.privacy.access_log import record
from members.privacy.requests import may_manage
from portal.registries.account_doors import doors_of
from portal.visibility import may_read_members


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account(request):
    """Show where everything about her account is, and let her choose her language."""
    form = LanguageForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your language is changed."))
        return redirect("account")
    context = {
        "form": form,
        "profile_url": reverse("my_profile") if may_read_members(request.user) else None,
        "may_write": has_profile(request.user),
        "unread": MemberMessage.objects.unread_by(request.user).count(),
        "represents": Profile.objects.filter(user=request.user, represents=True).exists(),
        "doors": doors_of(request.user),
        "signed": request.user.charter_signatures.exists(),
        "desk_url": reverse("privacy_desk") if may_manage(request.user) else None,
    }
    return render(request, "members/data_rights/account.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_data(request):
    """Show all that is held about her, and let her correct her name."""
    form = NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your name is corrected."))
        return redirect("my_data")
    if form.errors:
        request.user.refresh_from_db()
    context = {
        "form": form,
        "sections": exporting.sections_of(request.user),
        "consents": _consents(request.user),
        "profile_url": reverse("my_profile") if may_read_members(request.user) else None,
        "request_url": reverse("ask_about_data"),
    }
    return render(request, "members/data_rights/my_data.html", context)


def _consents(user):
    consents = Consent.objects.filter(user=user, withdrawn_at=None)
    return [{"consent": consent, "label": label_of(consent)} for consent in consents]


@never_cache
@require_POST
@login_required
def withdraw_consent(request):
    """Take back an agreement; one that was taken back already stays so."""
    withdraw(request.user, request.POST.get("purpose", "")[:40])
    messages.success(request, _("Done: you no longer agree to it."))
    return redirect(f"{reverse('my_data')}#consents")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def copy(request):
    """Give her a copy of her data, made while she waits: it is neither mailed nor kept."""
    if request.method != "POST" or request.POST.get("format") not in exporting.FORMATS:
        return render(request, "members/data_rights/copy.html")
    record(request.user, Deed.DATA_COPIED, request.user)
    return exporting.as_file(request.user, request.POST["format"], _("my-data"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@step_up
def erase(request):
    """Say what goes and what may stay, then erase her account."""
    published, reason = published_by(request.user), why_not(request.user)
    form = ErasureForm(request.POST or None, initial={} if published else {"published": GOES})
    if request.method == "POST" and form.is_valid() and not reason:
        try:
            erase_person(request.user, keep_published=form.keep_published, by=request.user)
        except CannotErase as refusal:
            reason = str(refusal)
        else:
            logout(request)
            return redirect("account_erased")
    context = {"form": form, "published": published, "reason": reason, "stays": STAYS}
    sections = [section for section in exporting.sections_of(request.user) if section.entries]
    return render(request, "members/data_rights/erase.html", {**context, "sections": sections})


@never_cache
@require_safe
def erased(request):
    """Say that it is done, to whoever comes here: it tells nothing of anybody."""
    return render(request, "members/data_rights/erased.html")
