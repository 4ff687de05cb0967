"""« My spaces »: where one is, what waits there, how one leaves."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.visibility import refuse
from spaces.mine.shown import spaces_of_hers
from spaces.mine.who import has_spaces


@never_cache
@require_safe
def my_spaces(request):
    """Show her spaces, her invitations, her requests and what was answered."""
    if not has_spaces(request.user):
        return refuse(request)
    return render(request, "spaces/mine/my_spaces.html", spaces_of_hers(request.user))
