"""What is done about a question, from its page."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from deposits.views.frame import step_url
from members.kept_words import mark_of, words_given_back
from portal.visibility import refuse
from spaces.access import inside, post_of, topic_of
from spaces.choices import Part
from spaces.inside.frame import frame
from spaces.models import ReuseKind
from spaces.permissions import may_see_to_question
from spaces.questions import deeds, reusing
from spaces.questions.summaries import promise_of
from spaces.questions.typed import TYPED

GONE_ON = 409


def _to(topic):
    return redirect("topic", topic.space.public_id, topic.public_id)


def _topic_here(request, participation, topic_id):
    """Return a topic of this space that she reads, or None."""
    found = topic_of(request.user, topic_id)
    return found if found and found.space_id == participation.space_id else None


def _post_here(request, participation, topic_id, post_id):
    found = post_of(request.user, post_id)
    here = found and found.topic.public_id == topic_id and found.topic.space_id == participation.space_id
    return found if here else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def typed(request, participation, topic_id, deed):
    """Do what asks for words: pass on, give a word, sum up."""
    topic = _topic_here(request, participation, topic_id)
    if topic is None:
        return refuse(request)
    promise = promise_of(topic)
    if promise is None or not may_see_to_question(participation, topic):
        return _to(topic)
    what, status = TYPED[deed], 200
    given_back = words_given_back(request) if request.method != "POST" else None
    data = request.POST if request.method == "POST" else given_back
    form = what.form(data, promise=promise, space=participation.space)
    if request.method == "POST" and form.is_valid():
        status = _do(request, participation, topic, what, form)
        if status == 200:
            return _to(topic)
    context = {**frame(participation, Part.DISCUSSIONS), "topic": topic, "form": form, "what": what}
    context |= {"typed_by": mark_of(request.user), "given_back": bool(given_back), "promise": promise}
    return render(request, "spaces/question_form.html", context, status=status)


def _do(request, participation, topic, what, form):
    try:
        what.do(participation, topic, form.cleaned_data)
    except deeds.Refused:
        form.add_error(None, _("This is no longer yours to do. Copy what you typed."))
        return GONE_ON
    except deeds.Overtaken:
        form.add_error(None, _("Somebody wrote another summary meanwhile: read it first, then copy yours."))
        return GONE_ON
    messages.success(request, what.thanks)
    return 200


@never_cache
@require_POST
@inside
def take(request, participation, topic_id):
    """See to a question from now on."""
    topic = _topic_here(request, participation, topic_id)
    if topic is None:
        return refuse(request)
    try:
        deeds.take(participation, topic, request.POST.get("instead_of", ""))
    except deeds.Refused:
        return refuse(request)
    except deeds.Overtaken:
        messages.warning(request, _("Somebody else took it meanwhile: the page says who."))
    else:
        messages.success(request, _("You see to this question. Who asked reads it."))
    return _to(topic)


@never_cache
@require_POST
@inside
def wait_again(request, participation, topic_id):
    """Say that she still looks for an answer."""
    topic = _topic_here(request, participation, topic_id)
    if topic is None:
        return refuse(request)
    try:
        deeds.wait_again(participation, topic)
    except deeds.Refused:
        return refuse(request)
    messages.success(request, _("Your question waits for an answer again."))
    return _to(topic)


@never_cache
@require_POST
@inside
def mark_answer(request, participation, topic_id, post_id):
    """Say that a message answers the question."""
    post = _post_here(request, participation, topic_id, post_id)
    if post is None:
        return refuse(request)
    try:
        deeds.mark_answer(participation, post.topic, post)
    except deeds.Refused:
        return refuse(request)
    messages.success(request, _("This answer now stands under the question."))
    return _to(post.topic)


@never_cache
@require_POST
@inside
def propose(request, participation, topic_id, post_id):
    """Propose that an answer becomes a tool or a notice; its author, who proposes it, goes on at once."""
    post = _post_here(request, participation, topic_id, post_id)
    kind = request.POST.get("kind")
    if post is None or kind not in ReuseKind.values:
        return refuse(request)
    try:
        reusing.propose(participation, post, kind)
    except deeds.Refused:
        return refuse(request)
    if post.author_id != participation.pk:
        messages.success(request, _("Its author is asked on this page. Nothing leaves without her yes."))
    return _to(post.topic)


@never_cache
@require_POST
@inside
def answer_reuse(request, participation, topic_id, post_id):
    """Say yes or no, by the author: yes begins a deposit in her name, that she reads before she sends it."""
    post = _post_here(request, participation, topic_id, post_id)
    if post is None:
        return refuse(request)
    try:
        if "yes" not in request.POST:
            reusing.decline(participation, post)
            messages.success(request, _("It stays here, and nowhere else."))
            return _to(post.topic)
        deposit = reusing.consent(participation, post, uuid.uuid4())
    except deeds.Refused:
        return _to(post.topic)
    messages.success(request, _("Your words are in the form: change them as you like, then send."))
    return redirect(step_url(deposit, 1))
