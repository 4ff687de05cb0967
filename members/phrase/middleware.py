"""What the account of a survivor opens: what everybody reads, what is hers, and nothing else of members'."""

import re

from django.http import Http404
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from portal.traces import BEHIND_LETTERS, leave_none
from portal.visibility import refuse

# Of accounts with an address, of the team and of members: not one of these pages is hers.
OTHERS = re.compile(r"^/(?:(?:fr|en)/(?:compte|account|bureau-vie-privee|privacy-desk)|admin)/")
HERS = {"account_logout"}


class PhraseMiddleware:
    """Keep the pages of other accounts from hers, and lead her back to her own door."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on, lead her to her pages, or refuse as a stranger is refused."""
        behind = BEHIND_LETTERS.match(request.path_info)
        if behind and getattr(request, "was_sheltered", False) and request.method in ("GET", "HEAD"):
            return redirect("phrase_enter")
        if not request.user.is_authenticated or not request.user.signs_with_phrase:
            return self.get_response(request)
        if behind:
            leave_none(request)
        if OTHERS.match(request.path_info):
            return self._instead(request)
        return self.get_response(request)

    def _instead(self, request):
        try:
            name = resolve(request.path_info).url_name
        except (Resolver404, Http404):
            name = ""
        if name in HERS:
            return self.get_response(request)
        if name == "account":
            return redirect("phrase_account")
        return refuse(request)
