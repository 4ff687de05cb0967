"""Stopping the messages of a space: by the link of one of them, or inside the space."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.traces import leave_none
from spaces.access import inside
from spaces.mail.stopping import is_over, row_of_link, stop
from spaces.models import Participation, TopicMark


# Mail programs send it, without a session; it does nothing but stop messages.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mails(request, token):
    """Ask whether to stop, and stop: whoever holds the link is told neither the topic nor the space.

    Raises:
        Http404: nobody made this link.
    """
    found = row_of_link(token)
    if found is None:
        raise Http404
    if found[0] is not TopicMark:
        # Whoever opens her mailbox reads no name here.
        leave_none(request)
    if request.method == "POST":
        stop(*found, everything="all" in request.POST)
    done = request.method == "POST" or is_over(*found)
    context = {"done": done, "is_of_topic": found[0] is TopicMark}
    return render(request, "spaces/stop_mails.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def space_mails(request, participation):
    """Take the e-mails of a space again, or none; a survivor says it on a page of her own.

    Who only opens the address, after signing in again for instance, finds the page that holds the button.
    """
    if participation.user.signs_with_phrase:
        return redirect("mail_choice", participation.space.public_id)
    if request.method != "POST":
        return redirect("space_about", participation.space.public_id)
    muted = "none" in request.POST
    Participation.objects.filter(pk=participation.pk).update(mail_muted=muted)
    none, some = _("You get no more e-mail of this space."), _("You get the e-mails of this space again.")
    messages.success(request, none if muted else some)
    return redirect("space_about", participation.space.public_id)
