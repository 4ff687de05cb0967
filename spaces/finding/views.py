"""Looking for words in one space, or in all those of a reader.

Where a space does not show what it is about, the question travels in the body of a form and in no address
(research/safety.md, R17). It is kept nowhere: not even when a session ended.
"""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.visibility import refuse
from spaces.access import beside_spaces, inside, spaces_of
from spaces.choices import Part
from spaces.finding.searching import form_method, search
from spaces.inside.frame import frame

METHODS = ["GET", "HEAD", "POST"]


def _results(request, spaces, space=None):
    method = form_method(spaces)
    given = request.POST if request.method == "POST" else request.GET if method == "get" else {}
    question = given.get("q", "").strip()
    return {
        **search(request.user, question, given.get("page"), space),
        "question": question,
        "find_method": method,
        "is_many": space is None,
    }


@never_cache
@require_http_methods(METHODS)
@beside_spaces
def find_anywhere(request):
    """Look for words in all the spaces that she reads, but the sheltered ones."""
    spaces = list(spaces_of(request.user))
    if not spaces:
        return refuse(request)
    shelters = [space for space in spaces if space.is_sheltered]
    return render(request, "spaces/find_anywhere.html", {**_results(request, spaces), "shelters": shelters})


@never_cache
@require_http_methods(METHODS)
@inside
def find_here(request, participation):
    """Look for words in a space."""
    space = participation.space
    context = {**frame(participation, Part.DISCUSSIONS), **_results(request, [space], space)}
    return render(request, "spaces/find_here.html", context)
