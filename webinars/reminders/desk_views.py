"""The facilitator's screen on messages to those who are registered."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from webinars.desk.views import for_facilitators, own_event
from webinars.models import TeamMessage
from webinars.registrations.desk_forms import TeamMessageForm
from webinars.reminders.team_messages import recipients, send


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def event_messages_desk(request, key):
    """Prepare a message, read it again, send it; show those that were sent.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = TeamMessageForm()
    if request.method == "POST":
        action = request.POST.get("action")
        if action == "prepare":
            form = TeamMessageForm(request.POST)
            if form.is_valid():
                form.save(event, request.user)
                return redirect("event_messages_desk", key)
        else:
            _do(request, event, action)
            return redirect("event_messages_desk", key)
    context = {
        "event": event,
        "form": form,
        "number": recipients(event.pk).count(),
        "is_over": event.ends_at <= timezone.now(),
        "prepared": TeamMessage.objects.filter(event=event.pk, sent_at=None),
        "sent": TeamMessage.objects.filter(event=event.pk, sent_at__isnull=False),
    }
    return render(request, "webinars/registrations/desk/messages.html", context)


def _do(request, event, action):
    """Send a message that was prepared, or throw it away."""
    text = request.POST.get("key", "")
    key = int(text) if text.isdecimal() and len(text) < 18 else 0
    prepared = TeamMessage.objects.filter(event=event.pk, pk=key, sent_at=None).first()
    if prepared is None:
        messages.info(request, _("It was done already: nothing changed."))
    elif action == "send":
        send(prepared)
        messages.success(request, _("The message is on its way to those who are registered."))
    elif action == "discard":
        prepared.delete()
        messages.success(request, _("The message is thrown away: nobody received it."))
