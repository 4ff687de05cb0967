"""The moderator's screen: new questions arrive; she sorts, merges, hides, marks as answered."""

import json
from dataclasses import astuple
from hashlib import sha256

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.links import address
from portal.visibility import refuse
from webinars.models import Question, QuestionBoard
from webinars.questions import moderating
from webinars.questions.askers import member_asker
from webinars.questions.forms import AnswerForm
from webinars.questions.polls import polled
from webinars.questions.shown import in_order
from webinars.questions.views import event_of, key_in


def _moderated(request, key):
    """Return the event that somebody moderates, or None: for others it is as if it were absent."""
    event = event_of(key)
    asker = member_asker(event, request.user) if event else None
    return event if asker and asker.moderates else None


def _standing(event):
    """Return all the questions of an event, and the key of the one on the speaker's screen."""
    current = QuestionBoard.objects.filter(pk=event.pk).values_list("current__key", flat=True).first()
    return in_order(Question.objects.filter(event=event.pk)), current or ""


def _tag(questions, current):
    told = json.dumps([current, *map(astuple, questions)], ensure_ascii=False, default=str)
    return sha256(told.encode()).hexdigest()[:16]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request, key):
    """Show the questions to who sorts them, and do what she asks.

    Raises:
        Http404: she does not sort them, or there is no such event.
    """
    event = _moderated(request, key)
    if event is None:
        return refuse(request)
    if request.method == "POST":
        _do(request, event)
        return redirect("moderate_questions", key)
    questions, current = _standing(event)
    context = {
        "event": event,
        "groups": _groups(questions, current),
        "current": current,
        "targets": [one for one in questions if not one.is_merged and not one.hidden],
        "tag": _tag(questions, current),
        "breadcrumbs": [{"title": event.title, "url": address(event), "lang": event.language_tag}],
    }
    return render(request, "webinars/questions/moderate.html", context)


def _do(request, event):
    deed, key = request.POST.get("deed", ""), key_in(request, "question")
    given = key_in(request, "into")
    if deed == "answer":
        form = AnswerForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("This answer is too long: 1,500 characters at most."))
            return
        given = form.cleaned_data["answer"]
    if deed == "merge" and not given:
        messages.error(request, _("Choose the question that it is the same as."))
        return
    if not moderating.do(event, deed, key, given):
        messages.info(request, _("This question is no longer there: she who asked it has withdrawn it."))


def _groups(questions, current):
    """Return [(code, heading, questions)] in the order in which a moderator looks at them."""
    roots = [one for one in questions if not one.is_merged]
    here = [one for one in roots if one.key == current]
    others = [one for one in roots if one.key != current]
    shown = [one for one in others if not one.hidden]
    groups = [
        ("here", _("On the speaker’s screen"), here),
        ("row", _("Waiting"), [one for one in shown if not one.answered and not one.shown_at]),
        ("seen", _("Was on the screen: answered?"), [o for o in shown if not o.answered and o.shown_at]),
        ("answered", _("Answered"), [one for one in shown if one.answered]),
        ("hidden", _("Hidden"), [one for one in others if one.hidden]),
    ]
    return [{"code": code, "heading": heading, "questions": found} for code, heading, found in groups]


@never_cache
@require_safe
def state(request, key):
    """Answer the moderator's screen that asks whether something changed.

    Raises:
        Http404: she does not sort them, or there is no such event.
    """
    event = _moderated(request, key)
    if event is None:
        return refuse(request)
    return polled(request, _tag(*_standing(event)))
