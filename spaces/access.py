"""How one comes to what is inside a space: by a participation, and by nothing else."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from members.kept_words import WHOSE, keep_words, mark_of
from members.phrase.coming_in import TO_READ
from portal.traces import leave_none
from portal.visibility import refuse
from spaces.models import Participation, Post, Space, Topic
from spaces.permissions import may_moderate

SEEN_WITH = ("space", "user__profile")


def participation_in(space_id, user):
    """Return her participation in a space by which she reads now, or None.

    Args:
        space_id: the `public_id` of the space.
    """
    found = Participation.objects.of(user).filter(space__public_id=space_id)
    return found.select_related(*SEEN_WITH).first()


def signing_in(space_id, user):
    """Return the participation whose agreements `user` reads or has to sign, or None."""
    found = Participation.objects.opened_by_signing(user).filter(space__public_id=space_id)
    return found.select_related(*SEEN_WITH).first()


def _wait_outside(request, participation):
    """Tell somebody who is suspended until when, and why; what she had typed is on the page."""
    if participation.space.is_sheltered:
        leave_none(request)
    context = {
        "space": participation.space,
        "participation": participation,
        "typed": request.POST.get("body", ""),
    }
    return render(request, "spaces/moderation/suspended.html", context, status=403)


def typed_in_vain(request):
    """Return the page that gives back what somebody typed for a space that she does not read, or None.

    She was in when she began, or she was not: her own words are all that it holds, whether the space exists
    or not.
    """
    typed = request.POST.get("body", "")
    if not typed or not request.user.is_authenticated or request.POST.get(WHOSE) != mark_of(request.user):
        return None
    return render(request, "spaces/given_back.html", {"typed": typed}, status=409)


def inside(view):
    """Return a view for the people of a space: `view(request, participation, …)`.

    The address holds `space_id`. Others get what they would get if there were no such space; what somebody
    had typed when her session ended waits behind the sign-in.
    """

    @wraps(view)
    def guarded(request, space_id, *args, **kwargs):
        participation = participation_in(space_id, request.user)
        if participation is not None and participation.space.is_sheltered:
            leave_none(request)
            if request.session.get(TO_READ):
                return to_read_first(request)
        if participation is not None:
            # The reader herself, with the rights that were read for her.
            participation.user = request.user
            if participation.needs_name and request.resolver_match.url_name != "space_my_name":
                return redirect("space_my_name", space_id)
            return view(request, participation, *args, **kwargs)
        into = moved_to(space_id, request.user)
        if into:
            return _same_deed(request, request.get_full_path().replace(space_id, into, 1))
        signing = signing_in(space_id, request.user)
        if not signing:
            suspended = Participation.objects.suspended(request.user).filter(space__public_id=space_id)
            waiting_outside = suspended.select_related("space").first()
            if waiting_outside is not None:
                return _wait_outside(request, waiting_outside)
        if request.method == "POST" and (signing or not request.user.is_authenticated):
            keep_words(request)
        if signing:
            return redirect("space_agreements", space_id)
        return typed_in_vain(request) or refuse(request)

    return guarded


def moved_to(space_id, user):
    """Return the `public_id` of the space that took the place of another, for who takes part there."""
    found = Space.objects.filter(public_id=space_id, merged_into__isnull=False)
    into = found.values_list("merged_into__public_id", flat=True).first() if user.is_authenticated else None
    if into and (participation_in(into, user) or signing_in(into, user)):
        return into
    return None


def _same_deed(request, path):
    """Lead on with what was sent: nobody loses what she typed because two spaces became one."""
    response = redirect(path)
    response.status_code = 302 if request.method in ("GET", "HEAD") else 307
    return response


def beside_spaces(view):
    """Return a view of what several spaces of a reader hold, under the header of the site.

    Who signs in with a passphrase is led to the page of her own spaces, behind letters: what stands there
    tells nothing, and comes after what is read first (research/safety.md, R4, R5).
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and request.user.signs_with_phrase:
            return redirect("spaces_map")
        return view(request, *args, **kwargs)

    return guarded


def moderated(view):
    """Return a view for the moderators of a space: `view(request, participation, …)`."""

    @inside
    @wraps(view)
    def guarded(request, participation, *args, **kwargs):
        if not may_moderate(participation):
            return refuse(request)
        return view(request, participation, *args, **kwargs)

    return guarded


def to_read_first(request):
    """Send to what is read before the first page of a session; what she wanted or had typed comes after."""
    if request.method == "POST":
        keep_words(request)
    wanted = {"next": request.get_full_path()} if request.method == "GET" or "body" in request.POST else {}
    return redirect(f"{reverse('shelter_read_first')}?{urlencode(wanted)}")


def topic_of(user, topic_id):
    """Return a topic that `user` reads, or None."""
    found = Topic.objects.visible_to(user).filter(public_id=topic_id)
    return found.select_related("space", "author__user__profile", "theme", "region").first()


def merged_topic_of(user, topic_id):
    """Return the topic that took the messages of another one, where `user` reads it, or None."""
    return Topic.objects.visible_to(user).filter(merged__public_id=topic_id).select_related("space").first()


def post_of(user, post_id):
    """Return a message that `user` reads, or None."""
    found = Post.objects.visible_to(user).filter(public_id=post_id)
    return found.select_related("topic__space", "author__user__profile").first()


def spaces_of(user):
    """Return the spaces that she reads, in the order of their making."""
    return Space.objects.visible_to(user)
