"""The facilitator's screen « Help somebody sign in »."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.models import Deed, SignInHelp, User
from members.privacy.access_log import record
from members.sign_in_help import MOST, can_be_helped, found_by, user_can_help
from portal import mail
from portal.admin_guard import open_to


class WhoForm(forms.Form):
    """Who is on the telephone."""

    q = forms.CharField(label=_("Her name or her address"), max_length=200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to(user_can_help)
def help_sign_in(request):
    """Find somebody, then make a code that is shown once, and told to her by mail without the code.

    What is looked for is sent in the form: a name has no place in an address, which histories and logs keep.

    Raises:
        Http404: there is nobody of this number.
        PermissionDenied: she may not help, or nobody may help this person this way.
    """
    if "account" in request.POST:
        key = request.POST["account"]
        account = get_object_or_404(User, pk=int(key) if key.isdecimal() and len(key) < 18 else 0)
        if not can_be_helped(account):
            raise PermissionDenied
        with transaction.atomic():
            code = SignInHelp.objects.give(account, request.user)
            record(request.user, Deed.SIGN_IN_HELPED, account)
            mail.send("sign_in_help", account.email, language=account.language)
        return render(request, "members/admin/help_code.html", {"account": account, "code": code})
    form = WhoForm(request.POST if "q" in request.POST else None)
    context = {"form": form, "most": MOST}
    if form.is_valid():
        found = found_by(form.cleaned_data["q"])
        context |= {"asked": True, "accounts": found[:MOST], "is_cut": len(found) > MOST}
    return render(request, "members/admin/help_sign_in.html", context)
