"""The speaker's screen: opened by its secret alone, on any tablet."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from webinars.questions.link import opened_by
from webinars.questions.polls import HEADERS, polled
from webinars.questions.screen import screen_of, step

GONE = 404


def _kept_nowhere(response):
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _page(request, name, context=None, status=200):
    return _kept_nowhere(render(request, f"webinars/questions/{name}.html", context, status=status))


def _closed(request):
    """Say that a link opens nothing, alike for one that is closed, over or was never made."""
    return _page(request, "speaker_closed", status=GONE)


# The secret in the address is all the right there is: without it no other site can make a browser send
# anything, and with it none needs to. A token would ask for a cookie, and for an origin that a page
# without referrer does not send.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request, secret):
    """Show the question on the screen, and go on or back."""
    event = opened_by(secret)
    if event is None:
        return _closed(request)
    if request.method == "POST":
        step(event.pk, request.POST.get("seen", "")[:16], request.POST.get("to") != "before")
        return _kept_nowhere(redirect("speaker_screen", secret))
    return _page(request, "speaker", {"event": event, "screen": screen_of(event.pk), "secret": secret})


@require_safe
def state(request, secret):
    """Answer the screen that asks whether something changed."""
    event = opened_by(secret)
    if event is None:
        return HttpResponse("", status=GONE, content_type="text/plain", headers=HEADERS)
    return polled(request, screen_of(event.pk).tag)
