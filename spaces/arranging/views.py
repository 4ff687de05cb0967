"""What moderators do with a topic, on one page that says what follows; and what authors answer to a move."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.visibility import refuse
from spaces.access import inside, topic_of
from spaces.arranging import closing, merging, moving
from spaces.arranging.forms import ConsentForm, MergeForm
from spaces.arranging.places import authors_of, places_for
from spaces.choices import Part
from spaces.discussions.writing import Closed
from spaces.inside.frame import frame
from spaces.models import Consent, MoveAsked
from spaces.permissions import may_moderate
from spaces.who_sees import who_sees

METHODS = ["GET", "HEAD", "POST"]


def _topic_here(request, participation, topic_id):
    topic = topic_of(request.user, topic_id)
    return topic if topic is not None and topic.space_id == participation.space_id else None


def _asked(topic):
    return MoveAsked.objects.filter(topic=topic).select_related("target").first()


@never_cache
@require_http_methods(METHODS)
@inside
def arrange(request, participation, topic_id):
    """Close, pin, merge or move a topic."""
    topic = _topic_here(request, participation, topic_id)
    if topic is None or not may_moderate(participation):
        return refuse(request)
    form = MergeForm(request.POST if "merge" in request.POST else None, topic=topic, user=request.user)
    if request.method == "POST" and ("merge" not in request.POST or form.is_valid()):
        return _do(request, participation, topic, form)
    asked = _asked(topic)
    context = {
        **frame(participation, Part.DISCUSSIONS),
        "topic": topic,
        "form": form,
        "places": places_for(participation, topic),
        "asked": asked,
        "waits": moving.waits_for(asked).count() if asked and not asked.refused_at else 0,
    }
    return render(request, "spaces/arrange.html", context)


def _do(request, participation, topic, form):
    """Do what the button says, and lead to where the topic now is."""
    try:
        words, topic = _done(request, participation, topic, form)
    except Closed:
        messages.error(
            request, _("That is no longer possible: something changed meanwhile. Nothing was done.")
        )
        return redirect("space", participation.space.public_id)
    messages.success(request, words)
    return redirect("topic", topic.space.public_id, topic.public_id)


def _done(request, participation, topic, form):
    """Do what the button says.

    Returns:
        (what to say, the topic to show).

    Raises:
        Closed: it cannot be done any more.
    """
    simple = {
        "close": (closing.close, {}, _("The topic is closed: one reads it, nobody answers any more.")),
        "reopen": (closing.close, {"closes": False}, _("The topic is open again.")),
        "pin": (closing.pin, {}, _("The topic stays at the top of the space.")),
        "unpin": (closing.pin, {"pins": False}, _("The topic is in its place again.")),
        "give_up": (moving.give_up, {}, _("Nobody is asked any more: the topic stays here.")),
    }
    for name, (deed, how, words) in simple.items():
        if name in request.POST:
            deed(participation, topic, **how)
            return words, topic
    if "merge" in request.POST:
        kept = merging.merge(participation, topic, form.cleaned_data["into"])
        return _("The two topics are one. The old address leads here."), kept
    return _moved(request, participation, topic)


def _moved(request, participation, topic):
    places = {place.space.public_id: place.space for place in places_for(participation, topic)}
    target = places.get(request.POST.get("move") or request.POST.get("ask"))
    if target is None:
        raise Closed
    moved = True
    if "ask" in request.POST:
        moved = moving.ask_to_move(participation, topic, target)
    else:
        moving.move(participation, topic, target)
    if not moved:
        return _("Each author is asked. The topic moves when all have said yes."), topic
    topic.space = target
    return _("The topic is moved. Its old address leads here."), topic


@never_cache
@require_http_methods(METHODS)
@inside
def answer_move(request, participation, topic_id):
    """Say whether one's words may stand where more people read."""
    topic = _topic_here(request, participation, topic_id)
    asked = _asked(topic) if topic else None
    hers = asked and not asked.refused_at and authors_of(topic).filter(pk=participation.pk).exists()
    if not hers:
        return refuse(request)
    form = ConsentForm(request.POST or None, is_whole=topic.author_id == participation.pk)
    if request.method == "POST" and form.is_valid():
        try:
            moving.consent(participation, topic, form.cleaned_data["consent"])
        except Closed:
            return refuse(request)
        no = form.cleaned_data["consent"] == Consent.NO
        messages.success(request, _("It stays here. Nobody is told who said so.") if no else _("Thank you."))
        return redirect("space", participation.space.public_id)
    context = {
        **frame(participation, Part.DISCUSSIONS),
        "topic": topic,
        "form": form,
        "asked": asked,
        "will_see": who_sees(asked.target),
    }
    return render(request, "spaces/answer_move.html", context)
