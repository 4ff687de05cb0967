"""Writing in spaces: a topic, a change of one's own message, its removal."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.kept_words import keep_words
from portal.links import interface_language
from portal.traces import leave_none
from portal.visibility import refuse
from spaces.access import TO_READ, inside, post_of, to_read_first
from spaces.choices import Part, Standing
from spaces.discussions import writing
from spaces.discussions.composing import GONE_ON, Composer
from spaces.discussions.forms import (
    FirstPostForm,
    PostForm,
    ShelteredFirstPostForm,
    ShelteredSomewhereForm,
    ShelteredTopicForm,
    SomewhereForm,
    TopicForm,
)
from spaces.inside.frame import frame
from spaces.models import Participation, Post, Topic
from spaces.who_sees import who_sees

READ_OR_WRITE = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(READ_OR_WRITE)
def write_somewhere(request):
    """Write, then say who will see it: the one way in."""
    hers = Participation.objects.of(request.user).select_related("space", "user__profile").order_by("pk")
    hers = [one for one in hers if not one.space.is_over and one.space.holds(Part.DISCUSSIONS)]
    if not hers:
        if request.method == "POST" and not request.user.is_authenticated:
            keep_words(request)
        return refuse(request)
    spaces = [one.space for one in hers]
    form_class = SomewhereForm
    if all(space.is_sheltered for space in spaces):
        form_class = ShelteredSomewhereForm
        leave_none(request)
        if request.session.get(TO_READ):
            return to_read_first(request)
    asked = request.POST.get("space") if len(hers) > 1 else spaces[0].public_id
    chosen = next((one for one in hers if one.space.public_id == asked), None)
    behalf = any(one.is_moderator for one in hers)
    writer = chosen or next((one for one in hers if not one.space.is_sheltered), hers[0])
    compose = Composer(request, form_class, writer, spaces=spaces, behalf=behalf)
    if compose.is_ready() and (topic := _begin(chosen, compose)):
        return compose.leads_to(reverse("topic", args=[topic.space.public_id, topic.public_id]))
    context = {
        "spaces": [(space, who_sees(space)) for space in spaces],
        "chosen": chosen and chosen.space,
        "sheltered": any(space.is_sheltered for space in spaces),
    }
    return compose.page("spaces/write_somewhere.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def write_here(request, participation):
    """Begin a topic in a space."""
    if not participation.space.holds(Part.DISCUSSIONS):
        return refuse(request)
    form_class = ShelteredTopicForm if participation.space.is_sheltered else TopicForm
    compose = Composer(request, form_class, participation)
    if compose.is_ready() and (topic := _begin(participation, compose)):
        return compose.leads_to(reverse("topic", args=[topic.space.public_id, topic.public_id]))
    return compose.page("spaces/write.html", frame(participation, Part.DISCUSSIONS))


def _begin(participation, compose):
    given = compose.form.cleaned_data
    deed = partial(
        writing.begin_topic,
        participation,
        compose.key,
        kind=given["kind"],
        title=given["title"],
        words=compose.words(),
        language=interface_language(),
        theme=given.get("theme"),
    )
    return compose.publish(deed, _("Nobody writes in this space any more. Copy what you typed."))


def give_back(request, participation, field="body"):
    """Give back what somebody typed for what is no longer there, or not hers to change, if she did type."""
    typed = request.POST.get(field, "")
    if not typed:
        return refuse(request)
    context = {**frame(participation, Part.DISCUSSIONS), "typed": typed}
    return render(request, "spaces/given_back.html", context, status=GONE_ON)


def _hers(request, participation, post_id):
    found = post_of(request.user, post_id)
    is_hers = found and found.author_id == participation.pk and found.topic.space_id == participation.space_id
    return found if is_hers else None


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def edit(request, participation, topic_id, post_id):
    """Change one's own message."""
    post = _hers(request, participation, post_id)
    if post is None:
        return give_back(request, participation)
    is_first = post.number == 1 and post.topic.author_id == participation.pk
    now = {"body": post.body, "content_note": post.content_note, "title": post.topic.title}
    first = ShelteredFirstPostForm if participation.space.is_sheltered else FirstPostForm
    form_class = first if is_first else PostForm
    compose = Composer(request, form_class, participation, post=post, initial=now, behalf=False)
    if compose.is_ready() and _change(participation, post, compose):
        say_done(
            request, participation, post, _("Your message is changed. What it said before is kept nowhere.")
        )
        return compose.leads_to(place_of(post))
    context = {**frame(participation, Part.DISCUSSIONS), "post": post, "topic": post.topic}
    return compose.page("spaces/edit.html", context)


def _change(participation, post, compose):
    title = compose.form.cleaned_data.get("title")
    deed = partial(writing.edit, participation, post, compose.words(), form_key=compose.key, title=title)
    return compose.publish(deed, _("This message cannot be changed any more. Copy what you typed."))


def say_done(request, participation, post, done):
    """Say that what she changed is kept; first, where others do not read it meanwhile, that it waits.

    Args:
        post: the message that she changed, or whose voice she wrote down; done: what is said once it is.
    """
    waiting = Post.objects.filter(pk=post.pk, author=participation, standing=Standing.WAITING)
    if waiting.exists():
        wait = _("Your message waits now for a moderator to read it: the others do not read it meanwhile.")
        messages.warning(request, wait)
    messages.success(request, done)


def place_of(post):
    """Return the address that leads to a message where it stands in its topic."""
    return reverse("topic_post", args=[post.topic.space.public_id, post.topic.public_id, post.public_id])


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def remove(request, participation, topic_id, post_id):
    """Take a message away, after a question."""
    post = post_of(request.user, post_id)
    if post is None or post.topic.space_id != participation.space_id:
        return refuse(request)
    if request.method == "POST":
        return _removed(request, participation, post)
    context = {**frame(participation, Part.DISCUSSIONS), "post": post, "topic": post.topic}
    return render(request, "spaces/remove.html", context)


def _removed(request, participation, post) -> HttpResponse:
    try:
        writing.remove(participation, post)
    except writing.Closed:
        # A second click on the same button finds it removed; what is another's stays.
        if not post.is_removed:
            return refuse(request)
    else:
        messages.success(request, _("The message is removed: its words are gone."))
    if Topic.objects.visible_to(request.user).filter(pk=post.topic_id).exists():
        return redirect(place_of(post))
    return redirect("space", participation.space.public_id)
