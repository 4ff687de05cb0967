"""Following a topic, and « tout est vu »."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.visibility import refuse
from spaces.access import beside_spaces, inside, spaces_of, topic_of
from spaces.reading.marks import see_all, set_follows


def _shown_at(request):
    """Return when the list was made on which she clicked: now, unless the form says earlier."""
    now = timezone.now()
    try:
        given = parse_datetime(request.POST.get("shown_at", ""))
    except ValueError:
        given = None
    return min(given, now) if given and timezone.is_aware(given) else now


@never_cache
@require_POST
@beside_spaces
def discussions_seen(request):
    """Keep that she saw all that the list of all discussions holds."""
    if not spaces_of(request.user).exists():
        return refuse(request)
    see_all(request.user, _shown_at(request))
    messages.success(request, _("Noted: nothing is new to you any more."))
    return redirect("discussions")


@never_cache
@require_POST
@inside
def space_seen(request, participation):
    """Keep that she saw all that is in a space."""
    see_all(request.user, _shown_at(request), space=participation.space)
    messages.success(request, _("Noted: nothing here is new to you any more."))
    return redirect("space", participation.space.public_id)


@never_cache
@require_POST
@inside
def follow_topic(request, participation, topic_id):
    """Follow a topic, or no longer."""
    topic = topic_of(request.user, topic_id)
    if topic is None or topic.space_id != participation.space_id:
        return refuse(request)
    follows = "no" not in request.POST
    set_follows(participation, topic, follows=follows)
    said = _("You follow this topic.") if follows else _("You no longer follow this topic.")
    messages.success(request, said)
    return redirect("topic", participation.space.public_id, topic.public_id)
