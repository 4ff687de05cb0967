"""Where members and guests ask, support and withdraw; one address takes all their deeds."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.typing import cleaned
from portal.links import address
from portal.visibility import refuse
from webinars.models import EventPage
from webinars.questions import asking
from webinars.questions.askers import guest_asker, member_asker
from webinars.questions.forms import QuestionForm
from webinars.questions.page import questions_before
from webinars.registrations.guests import guest_registration_of

TOO_MANY = 429


def event_of(key):
    """Return the published event of that key, or None."""
    found = EventPage.objects.filter(pk=key, live=True, alias_of=None)
    return found.select_related("locale").first()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_questions(request, key):
    """Show the questions of an event to a member, and take hers.

    Raises:
        Http404: they are not for her, or there is no such event.
    """
    event = event_of(key)
    asker = member_asker(event, request.user) if event else None
    if asker is None:
        return refuse(request)
    return _answer(request, asker, reverse("event_questions", args=[event.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_questions(request, registration):
    """Show the questions of her event to a guest, by the key of her registration, and take hers.

    Raises:
        Http404: the key opens nothing.
    """
    asker = guest_asker(guest_registration_of(registration))
    if asker is None:
        raise Http404
    return _answer(request, asker, reverse("guest_questions", args=[registration]))


def guest_questions_url(registration):
    """Return where a guest asks: her link holds the key, and goes to nobody but her."""
    return reverse("guest_questions", args=[registration.key])


def _answer(request, asker, here):
    form, status = None, 200
    if request.method == "POST":
        if request.POST.get("deed") != "ask":
            _do(request, asker)
            return _back(request, asker, here)
        form = QuestionForm(request.POST, signature=asker.signature)
        status = _ask(request, asker, form)
        if status is None:
            return _back(request, asker, here)
    shown = questions_before(asker, here, form=form, back="")
    event = asker.event
    context = {
        "event": event,
        "questions": shown,
        "form": form,
        "breadcrumbs": [{"title": event.title, "url": address(event), "lang": event.language_tag}],
    }
    return render(request, "webinars/questions/page.html", context, status=status)


def _ask(request, asker, form):
    """Take a question; return None where it was taken or closed, else the status that shows the form."""
    if not asker.may_ask:
        _say(request, _("Questions are closed for this event."))
        return None
    if not form.is_valid():
        return 200
    form_key = form.cleaned_data["form_key"]
    if not asking.was_asked(form_key) and not asking.has_room_for(asker):
        form.add_error(
            None,
            _("You asked %(number)s questions within an hour: leave some room, and come back later.")
            % {"number": asking.MOST},
        )
        return TOO_MANY
    asking.ask(asker, form.cleaned_data["text"], signed=form.is_signed, form_key=form_key)
    _say(request, _("Your question is here. You may withdraw it."))
    return None


def _say(request, words):
    """Say what was done to who is signed in; a guest sees it on the page, and gets no cookie for it."""
    if request.user.is_authenticated:
        messages.success(request, words)


def _do(request, asker):
    """Support a question, take that back, or withdraw one: said once more, it is done already."""
    deed, key = request.POST.get("deed"), key_in(request, "question")
    if deed == "withdraw":
        if asking.withdraw(asker, key):
            _say(request, _("Your question is withdrawn."))
    elif deed in ("support", "unsupport") and asker.may_ask:
        getattr(asking, deed)(asker, key)


def key_in(request, name):
    """Return the key of a question that a form names; PostgreSQL chokes on a null character."""
    return cleaned(request.POST.get(name, ""))[:16]


def _back(request, asker, here):
    """Lead back to where she was: the page of the event, or that of the questions."""
    from_event = request.POST.get("back") == "event" and not asker.guest
    # Its own page is read from the top, where what was done is said.
    return redirect(f"{address(asker.event)}#questions" if from_event else here)
