"""Reading in spaces, and answering."""

from functools import partial

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.visibility import refuse
from spaces.access import beside_spaces, inside, merged_topic_of, spaces_of, topic_of
from spaces.choices import Part
from spaces.discussions import writing
from spaces.discussions.composing import GONE_ON, Composer
from spaces.discussions.forms import PostForm
from spaces.discussions.listing import topics_page
from spaces.discussions.topic_page import topic_page
from spaces.discussions.writing_views import READ_OR_WRITE, give_back, place_of
from spaces.inside.frame import frame
from spaces.questions.deeds import see_by
from spaces.questions.shown import question_of
from spaces.reading.marks import keep_read


@never_cache
@require_safe
@beside_spaces
def all_discussions(request):
    """List all the topics that she reads, whatever the space; ways lead into the sheltered ones."""
    if not spaces_of(request.user).exists():
        return refuse(request)
    return render(request, "spaces/discussions.html", topics_page(request))


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def topic(request, participation, topic_id):
    """Read a topic and answer in it."""
    found = topic_of(request.user, topic_id) or merged_topic_of(request.user, topic_id)
    elsewhere = found is None or found.public_id != topic_id or found.space_id != participation.space_id
    if request.POST.get("body") and elsewhere:
        return give_back(request, participation)
    if found is None:
        return refuse(request)
    if elsewhere:
        return redirect("topic", found.space.public_id, found.public_id)
    compose = Composer(request, PostForm, participation, topic=found)
    if compose.is_ready():
        deed = partial(writing.answer, participation, found, compose.key, compose.words())
        post = compose.publish(deed, _("Nobody writes in this topic any more. Copy what you typed."))
        if post is not None:
            return compose.leads_to(place_of(post))
    if compose.status == GONE_ON:
        return give_back(request, participation)
    return _topic(request, participation, found, compose)


def _topic(request, participation, found, compose):
    if request.method == "GET":
        see_by(participation, found)
    context = {
        **frame(participation, Part.DISCUSSIONS),
        **topic_page(request, participation, found),
        **question_of(participation, found),
    }
    if request.method == "GET":
        keep_read(participation, found, [shown.post for shown in context["posts"]], context["mark"])
    return compose.page("spaces/topic.html", context)
