"""Who comes to the pages of moderators: those of the space. For everybody else they are absent."""

from functools import wraps

from portal.visibility import refuse
from spaces.access import inside, post_of


def moderating(view):
    """Keep a page for the moderators of a space: `view(request, participation, …)`."""

    @inside
    @wraps(view)
    def guarded(request, participation, *args, **kwargs):
        if not participation.is_moderator:
            return refuse(request)
        return view(request, participation, *args, **kwargs)

    return guarded


def post_here(request, participation, post_id):
    """Return a message of this space that the reader may read, or None."""
    found = post_of(request.user, post_id)
    return found if found and found.topic.space_id == participation.space_id else None
