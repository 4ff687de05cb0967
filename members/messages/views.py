"""Writing to a member, reading, answering: on the portal only."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from members.directory.access import for_who_has_a_profile
from members.directory.shown import shown_to
from members.messages.exchanges import exchange_of, exchanges_of, why_closed
from members.messages.forms import AnswerForm, MessageForm
from members.messages.limits import MESSAGES, may_send
from members.messages.sending import may_sign, send, was_sent
from members.models import MemberMessage, Profile
from members.naming import name_of
from portal.visibility import refuse

TOO_MANY = 429


def _sent(request, form, recipient, thread=None):
    """Send what a valid form holds; return the message, or None where she has sent too many today."""
    letter = form.letter(thread)
    if not was_sent(letter.form_key) and not may_send(request.user):
        form.add_error(
            None,
            _("You sent %(number)s messages since yesterday: the others must wait until tomorrow.")
            % {"number": MESSAGES},
        )
        return None
    message = send(request.user, recipient, letter)
    messages.success(request, _("Your message is sent. Its answer will come here."))
    return message


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
def write_member(request, public_id):
    """Write to a member whose page she reads; a page that is hidden is absent here too."""
    profiles = Profile.objects.visible_to(request.user).exclude(user=request.user)
    profile = profiles.filter(public_id=public_id).select_related("user").first()
    shown = shown_to(profile, request.user) if profile else None
    if shown is None:
        return refuse(request)
    closed = why_closed(request.user, profile.user) or ("" if may_sign(request.user) else "unsigned")
    form, status = MessageForm(request.POST or None), 200
    if request.method == "POST" and not closed and form.is_valid():
        message = _sent(request, form, profile.user)
        if message:
            return redirect("my_exchange", thread=message.thread)
        status = TOO_MANY
    place = {"title": shown.name, "url": reverse("member_profile", args=[shown.key])}
    context = {
        "form": form,
        "shown": shown,
        "closed": closed,
        "signature": name_of(request.user),
        "breadcrumbs": [{"title": _("Members"), "url": reverse("directory")}, place],
    }
    return render(request, "members/messages/write.html", context, status=status)


@require_safe
@for_who_has_a_profile
def my_messages(request):
    """List her exchanges."""
    exchanges, cut = exchanges_of(request.user, request.GET.get("page"))
    address = reverse("my_messages")
    context = {
        "exchanges": exchanges,
        "page_number": cut.number,
        "pages": cut.paginator.num_pages,
        "previous": f"{address}?page={cut.number - 1}" if cut.has_previous() else "",
        "next": f"{address}?page={cut.number + 1}" if cut.has_next() else "",
    }
    return render(request, "members/messages/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
def my_exchange(request, thread):
    """Show an exchange, and take her answer."""
    exchange = exchange_of(request.user, thread)
    if exchange is None:
        return refuse(request)
    closed = why_closed(request.user, exchange.other) or ("" if may_sign(request.user) else "unsigned")
    form, status = AnswerForm(request.POST or None), 200
    if request.method == "POST" and not closed and form.is_valid():
        if _sent(request, form, exchange.other, thread):
            return redirect("my_exchange", thread=thread)
        status = TOO_MANY
    MemberMessage.objects.unread_by(request.user).filter(thread=thread).update(read_at=timezone.now())
    context = {
        "exchange": exchange,
        "form": form,
        "closed": closed,
        "absence": _absence(exchange.other, request.user),
        "breadcrumbs": [{"title": _("My messages"), "url": reverse("my_messages")}],
    }
    return render(request, "members/messages/exchange.html", context, status=status)


def _absence(other, reader):
    profile = getattr(other, "profile", None)
    shown = shown_to(profile, reader) if profile else None
    return shown.absence if shown else None
