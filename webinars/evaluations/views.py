"""The evaluation of an event: for those who were registered, and by a link for guests."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from members.directory.access import for_members
from portal.links import address
from portal.visibility import refuse
from webinars.evaluations.answering import (
    event_of,
    guests_have_room,
    has_answered,
    is_first_sending,
    is_open,
    may_answer,
    take_answer,
)
from webinars.evaluations.forms import EvaluationForm
from webinars.models import EventPage

TOO_MANY = 429


def _event(key, user):
    return EventPage.objects.visible_to(user).filter(pk=key, alias_of__isnull=True).first()


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def evaluation(request, key):
    """Ask the three questions of somebody who was registered, once."""
    event = _event(key, request.user)
    registration = may_answer(event, request.user) if event else None
    if registration is None:
        return refuse(request)
    form = EvaluationForm(request.POST or None)
    answered = has_answered(registration)
    if request.method == "POST" and is_open(event) and (answered or form.is_valid()):
        if not answered:
            take_answer(event, form.given, registration)
        return redirect("evaluation_thanks")
    return _shown(request, event, form, answered=answered)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def guest_evaluation(request, token):
    """Ask them of whoever has the link."""
    key = event_of(token)
    event = _event(key, request.user) if key else None
    if event is None:
        return refuse(request)
    form, status = EvaluationForm(request.POST or None), 200
    if request.method == "POST" and is_open(event) and form.is_valid():
        if guests_have_room(request):
            if is_first_sending(form.cleaned_data["form_key"]):
                take_answer(event, form.given)
            return redirect("evaluation_thanks")
        form.add_error(None, _("Many answers were just sent from here. Wait an hour, then send yours again."))
        status = TOO_MANY
    return _shown(request, event, form, status=status)


def _shown(request, event, form, *, answered=False, status=200):
    context = {
        "event": event,
        "event_url": address(event),
        "form": form,
        "answered": answered,
        "is_open": is_open(event),
    }
    return render(request, "webinars/evaluations/form.html", context, status=status)


@never_cache
@require_safe
def evaluation_thanks(request):
    """Say thank you, whoever answered what."""
    return render(request, "webinars/evaluations/thanks.html")
