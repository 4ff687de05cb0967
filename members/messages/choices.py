"""What she may do with an exchange: erase it for herself, block the other, report a message."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.directory.access import for_who_has_a_profile
from members.messages.exchanges import exchange_of
from members.messages.forms import ReportForm
from members.messages.sending import has_blocked
from members.models import MemberBlock, MemberMessage, MessageReport
from members.naming import name_to_members
from portal.visibility import refuse


def _page(request, template, **context):
    place = {"title": _("My messages"), "url": reverse("my_messages")}
    return render(request, f"members/messages/{template}.html", {"breadcrumbs": [place], **context})


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
@transaction.atomic
def erase(request, thread):
    """Erase an exchange for her alone, after asking."""
    exchange = exchange_of(request.user, thread)
    if exchange is None:
        return refuse(request)
    if request.method == "POST":
        MemberMessage.objects.visible_to(request.user).filter(thread=thread).erase_for(request.user)
        messages.success(request, _("This exchange is erased for you."))
        return redirect("my_messages")
    return _page(request, "erase", exchange=exchange)


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
@transaction.atomic
def block(request, thread):
    """Stop what the other would send her, or take it again, after asking; the other is not told."""
    exchange = exchange_of(request.user, thread)
    if exchange is None:
        return refuse(request)
    pair = {"blocker": request.user, "blocked": exchange.other}
    if request.method == "POST":
        if request.POST.get("choice") == "unblock":
            MemberBlock.objects.filter(**pair).delete()
            messages.success(request, _("Done: her messages reach you again."))
        else:
            MemberBlock.objects.get_or_create(**pair)
            messages.success(request, _("Done: no message of hers reaches you any more. She is not told."))
        return redirect("my_exchange", thread=thread)
    return _page(request, "block", exchange=exchange, blocked=has_blocked(**pair))


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
def report(request, message):
    """Show a message that she received to the facilitator: that one, and no other."""
    received = MemberMessage.objects.visible_to(request.user).filter(recipient=request.user)
    found = (
        received.with_reports_of(request.user).filter(key=message).select_related("sender__profile").first()
    )
    if found is None:
        return refuse(request)
    if found.is_reported:
        messages.info(request, _("You reported this message already: the facilitator has it."))
        return redirect("my_exchange", thread=found.thread)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        MessageReport.objects.get_or_create(
            message=found,
            reporter=request.user,
            defaults={
                "reported": found.sender,
                "text": found.text,
                "sent_at": found.sent_at,
                "words": form.cleaned_data["words"],
            },
        )
        messages.success(request, _("The facilitator will read this message. Who wrote it is not told."))
        return redirect("my_exchange", thread=found.thread)
    return _page(request, "report", message=found, name=name_to_members(found.sender), form=form)
