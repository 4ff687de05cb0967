"""The form with which anybody, with an account or without, asks about her data."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.privacy.forms import AskForm
from members.privacy.limits import may_ask
from members.privacy.requests import receive
from portal.links import interface_language

TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Take a request; the answer is the same for everybody."""
    form, status = AskForm(request.POST or None, initial=_known(request.user)), 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_program:
            return redirect("data_request_thanks")
        if may_ask(request):
            account = request.user if request.user.is_authenticated else None
            given = {"account": account, "language": interface_language(), **form.given()}
            receive(form.cleaned_data["form_key"], **given)
            return redirect("data_request_thanks")
        form.add_error(
            None, _("Several requests were just sent from here. Wait an hour, then send this form again.")
        )
        status = TOO_MANY
    return render(request, "members/privacy/ask.html", {"form": form}, status=status)


def _known(user):
    if not user.is_authenticated:
        return {}
    return {"name": user.get_full_name(), "reply_to": user.email or ""}


@never_cache
@require_safe
def thanks(request):
    """Say that it was received, and what follows."""
    return render(request, "members/privacy/thanks.html")
