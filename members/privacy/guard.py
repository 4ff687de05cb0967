"""Who enters the privacy desk: the privacy officer. For everyone else it is absent."""

from functools import wraps

from django.views.decorators.cache import never_cache

from members.privacy.requests import may_manage
from portal.visibility import refuse


def for_officers(view):
    """Keep a page of the desk for the privacy officer; no cache keeps it."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_manage(request.user):
            return refuse(request)
        return view(request, *args, **kwargs)

    return guarded
